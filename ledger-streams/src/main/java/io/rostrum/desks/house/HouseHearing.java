package io.rostrum.desks.house;

import io.rostrum.commission.CommissionTiers;
import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.commerce.InboxMessage;
import io.rostrum.contracts.commerce.InboxMessage.*;
import io.rostrum.contracts.payments.PaymentEvent;
import io.rostrum.contracts.payments.PaymentEvent.DisputeLost;
import io.rostrum.contracts.payments.PaymentEvent.DisputeOpened;
import io.rostrum.contracts.payments.PaymentEvent.DisputeWon;
import io.rostrum.contracts.payments.PaymentEvent.RefundMade;
import io.rostrum.contracts.payments.PaymentEventRecord;
import io.rostrum.desks.charging.Charge;
import io.rostrum.orders.desk.DeskStep;
import io.rostrum.orders.desk.SellerDesk;
import io.rostrum.orders.desk.SellerState;

/** What a seller's desk is told by the auction, the payment provider, the journal and other desks. */
final class HouseHearing {

    private static final long DAY_MILLIS = 86_400_000L;

    private HouseHearing() {}

    static void hear(HouseWork work, InboxMessage message, CommissionTiers tiers) {
        DeskStep<SellerState> step = SellerDesk.hear(work.trade, message, work.now(), tiers);
        work.trade = step.state();
        step.asks().forEach(work::ask);
        switch (message) {
            case PaymentTold told -> payment(work, told.payment());
            case EntryTold told -> {
                PlanCharges.booked(work, told.factId());
                GiftShares.booked(work, told.factId());
            }
            case RefusalTold told -> work.stop(told.factId() + " was refused: " + told.reason());
            case PayerFound told -> PlanCharges.payerFound(work, told);
            case PayerMissing told -> PlanCharges.payerMissing(work, told);
            case GiftOffered told -> gift(work, told);
            case GiftPayable told -> GiftShares.payable(work, told);
            case ShowStands told -> OwnShows.stands(work, told.showId(), told.open());
            case AccountLinked told -> OwnShows.linked(work, told.other(), told.linked());
            case MarkSeen told -> { }
            case SaleMade told -> { }
            case ShowClosed told -> { }
            case SecondChanceFound told -> { }
            case SecondChanceMissing told -> { }
            case PayerSought told -> { }
            case SellerSought told -> { }
            case SellerFound told -> { }
            case SellerNotReady told -> { }
            case VolumeChanged told -> { }
            case PlanChanged told -> { }
            case AskTaken told -> { }
            case AskRefused told -> { }
            case BidDecided told -> { }
            case PassDecided told -> { }
            case WalletSought told -> { }
            case WalletFirstSought told -> { }
            case ChargeDisputed told -> { }
            case ChargeOwed told -> { }
            case WalletFound told -> { }
            case WalletShort told -> { }
            case WalletFreed told -> { }
            case WalletSpent told -> { }
            case WalletReceived told -> { }
        }
        GiftShares.begin(work);
    }

    private static void payment(HouseWork work, PaymentEventRecord payment) {
        PaymentEvent event = payment.event();
        if (event instanceof PaymentEvent.AccountChanged changed) {
            OwnShows.marked(work, changed.fingerprint());
        }
        if (event instanceof DisputeOpened opened) {
            PlanDisputes.opened(work, opened);
        } else if (event instanceof DisputeWon won) {
            PlanDisputes.over(work, won.disputeId(), won.chargeId(), won.amount().currency(), false);
        } else if (event instanceof DisputeLost lost) {
            PlanDisputes.over(work, lost.disputeId(), lost.chargeId(), lost.amount().currency(), true);
        } else if (event instanceof RefundMade made) {
            PlanDisputes.refundedByHand(work, made);
        } else if (work.charge != null && work.charge.isMeant(payment)) {
            Charge next = work.charge.heard(payment, work.now(), work.terms());
            if (!next.equals(work.charge)) {
                PlanCharges.moved(work, next);
            }
        } else {
            GiftShares.heard(work, payment);
        }
    }

    /** One seller is given so much in a day (UTC) at most. */
    private static void gift(HouseWork work, GiftOffered offered) {
        long today = Math.floorDiv(work.now(), DAY_MILLIS);
        long given = today == work.giftDay ? work.giftsToday : 0;
        boolean over = offered.credits() > work.terms().credits().receiverDayMax() - given;
        if (!over) {
            work.giftDay = today;
            work.giftsToday = given + offered.credits();
            work.line(
                    DeskHappening.GIFT_RECEIVED, offered.askId(), offered.credits(), null,
                    offered.giver().value());
        }
        work.tell(
                offered.replyTo(), offered.askId(),
                over ? new AskRefused(offered.askId(), CommerceRefusal.OVER_CAP)
                        : new AskTaken(offered.askId()));
    }
}
