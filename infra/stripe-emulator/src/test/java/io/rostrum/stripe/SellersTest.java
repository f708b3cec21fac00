package io.rostrum.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Payout;
import com.stripe.model.Transfer;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferReversalCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SellersTest {

    private static final int DAY = 24 * 3_600;

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void start() throws IOException {
        stand = new Stand(folder);
    }

    @AfterEach
    void stop() throws IOException {
        stand.close();
    }

    @Test
    void platformIsOnManualPayouts() throws StripeException {
        Account own = stand.client.v1().accounts().retrieveCurrent();
        assertEquals("manual", own.getSettings().getPayouts().getSchedule().getInterval());
    }

    @Test
    void accountOwesUntilItIsOnboarded() throws StripeException {
        Account seller = stand.seller();
        Account ready = stand.client.v1().accounts().retrieve(seller.getId());
        assertEquals("none", ready.getController().getStripeDashboard().getType());
        assertFalse(seller.getRequirements().getCurrentlyDue().isEmpty());
        assertEquals("active", ready.getCapabilities().getTransfers());
        assertTrue(ready.getPayoutsEnabled());
        stand.tell("onboarding/" + seller.getId() + "?outcome=owe");
        assertEquals("inactive",
                stand.client.v1().accounts().retrieve(seller.getId()).getCapabilities().getTransfers());
        assertTrue(stand.client.v1().accountLinks().create(AccountLinkCreateParams.builder()
                .setAccount(seller.getId())
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                .setRefreshUrl("https://rostrum.example/again")
                .setReturnUrl("https://rostrum.example/back")
                .build()).getUrl().contains(seller.getId()));
    }

    @Test
    void transferComesOutOfItsChargeAndNeverMore() throws StripeException {
        PaymentIntent paid = stand.paid(12_880, "pm_card_visa");
        Account seller = stand.seller();
        Transfer transfer = transfer(seller, paid, 8_800);
        assertEquals("invoice-1", transfer.getTransferGroup());
        InvalidRequestException over =
                assertThrows(InvalidRequestException.class, () -> transfer(seller, paid, 4_081));
        assertEquals("transfer_source_balance_parameters_mismatch", over.getCode());
        assertEquals(12_667 - 8_800,
                stand.client.v1().balance().retrieve().getPending().getFirst().getAmount());
        stand.tell("clock?advance_seconds=" + 2 * DAY);
        assertEquals(8_800, stand.client.v1().balance().retrieve(Stand.as(seller.getId()))
                .getAvailable().getFirst().getAmount());
    }

    @Test
    void transferWithoutFundsOrToAnUnreadyAccountIsRefused() throws StripeException {
        Account seller = stand.seller();
        InvalidRequestException poor =
                assertThrows(InvalidRequestException.class, () -> transfer(seller, null, 100));
        assertEquals("balance_insufficient", poor.getCode());
        stand.tell("onboarding/" + seller.getId() + "?outcome=owe");
        PaymentIntent paid = stand.paid(12_880, "pm_card_visa");
        InvalidRequestException unready =
                assertThrows(InvalidRequestException.class, () -> transfer(seller, paid, 100));
        assertEquals("insufficient_capabilities_for_transfer", unready.getCode());
    }

    @Test
    void reversalNeedsTheSellersBalance() throws StripeException {
        PaymentIntent paid = stand.paid(12_880, "pm_card_bypassPending");
        Account seller = stand.seller();
        Transfer transfer = transfer(seller, paid, 8_800);
        stand.client.v1().transfers().reversals().create(
                transfer.getId(), TransferReversalCreateParams.builder().setAmount(800L).build());
        payout(seller, 8_000);
        InvalidRequestException refused = assertThrows(InvalidRequestException.class,
                () -> stand.client.v1().transfers().reversals().create(
                        transfer.getId(), TransferReversalCreateParams.builder().setAmount(8_000L).build()));
        assertEquals("balance_insufficient", refused.getCode());
        assertEquals(800, stand.client.v1().transfers().retrieve(transfer.getId()).getAmountReversed());
    }

    @Test
    void payoutIsPaidOnItsDayOrComesBack() throws StripeException {
        Account seller = stand.seller();
        transfer(seller, stand.paid(12_880, "pm_card_bypassPending"), 8_800);
        Payout paid = payout(seller, 4_000);
        Payout failed = payout(seller, 4_800);
        assertEquals("pending", paid.getStatus());
        stand.tell("payouts/" + failed.getId() + "?account=" + seller.getId());
        stand.tell("clock?advance_seconds=" + 2 * DAY);
        assertEquals("paid",
                stand.client.v1().payouts().retrieve(paid.getId(), Stand.as(seller.getId())).getStatus());
        assertEquals("failed",
                stand.client.v1().payouts().retrieve(failed.getId(), Stand.as(seller.getId())).getStatus());
        assertEquals(4_800, stand.client.v1().balance().retrieve(Stand.as(seller.getId()))
                .getAvailable().getFirst().getAmount());
        assertThrows(InvalidRequestException.class, () -> payout(seller, 4_801));
    }

    @Test
    void strangersAccountIsNotOurs() {
        assertThrows(PermissionException.class,
                () -> stand.client.v1().balance().retrieve(Stand.as("acct_stranger")));
    }

    @Test
    void disputeTakesTheMoneyAndTheFeeAndMayGiveTheMoneyBack() throws StripeException {
        PaymentIntent paid = stand.paid(12_880, "pm_card_createDispute");
        Dispute dispute = stand.client.v1().disputes().list(
                DisputeListParams.builder().setCharge(paid.getLatestCharge()).build()).getData().getFirst();
        assertEquals("needs_response", dispute.getStatus());
        assertEquals(-14_880, dispute.getBalanceTransactions().getFirst().getNet());
        Dispute won = stand.client.v1().disputes().update(dispute.getId(), DisputeUpdateParams.builder()
                .setEvidence(DisputeUpdateParams.Evidence.builder().setUncategorizedText("winning_evidence")
                        .build())
                .build());
        assertEquals("won", won.getStatus());
        assertEquals(2, won.getBalanceTransactions().size());
        assertEquals(-2_000, stand.client.v1().balance().retrieve().getAvailable().getFirst().getAmount());
    }

    @Test
    void disputeMayComeMonthsLaterAndIsLostInSilence() throws StripeException {
        PaymentIntent paid = stand.paid(12_880, "pm_card_visa");
        stand.tell("clock?advance_seconds=" + 80 * DAY);
        String id = stand.tell("disputes?charge=" + paid.getLatestCharge()).get("id").textValue();
        stand.tell("clock?advance_seconds=" + 7 * DAY);
        assertEquals("lost", stand.client.v1().disputes().retrieve(id).getStatus());
    }

    private Transfer transfer(Account seller, PaymentIntent source, long amount) throws StripeException {
        return stand.client.v1().transfers().create(TransferCreateParams.builder()
                .setAmount(amount)
                .setCurrency("usd")
                .setDestination(seller.getId())
                .setSourceTransaction(source == null ? null : source.getLatestCharge())
                .build());
    }

    private Payout payout(Account seller, long amount) throws StripeException {
        return stand.client.v1().payouts().create(
                PayoutCreateParams.builder().setAmount(amount).setCurrency("usd").build(),
                Stand.as(seller.getId()));
    }
}
