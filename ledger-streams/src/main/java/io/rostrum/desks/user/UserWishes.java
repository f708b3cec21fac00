package io.rostrum.desks.user;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.credits.CreditRefusal;
import io.rostrum.desks.Wished;
import io.rostrum.orders.desk.DeskStep;
import io.rostrum.orders.desk.PayerDesk;
import io.rostrum.orders.desk.PayerState;

/** What a user wishes at their desk. */
final class UserWishes {

    private UserWishes() {}

    static void decide(UserWork work, DeskCommand command, Wished wished) {
        switch (command) {
            case DeskCommand.SavePaymentMethod wish -> {
                DeskStep<PayerState> step = PayerDesk.save(work.payer, work.userId, wished.commandId());
                work.payer = step.state();
                step.asks().forEach(work::ask);
                work.accept(wished);
            }
            case DeskCommand.BuyCredits wish -> Purchases.credits(work, wish, wished);
            case DeskCommand.TopUpWallet wish -> Purchases.wallet(work, wish, wished);
            case DeskCommand.ReturnCredits wish -> CreditWishes.giveBack(work, wish, wished);
            case DeskCommand.SendGift wish -> CreditWishes.gift(work, wish, wished);
            case DeskCommand.BuySpotlight wish -> CreditWishes.spotlight(work, wish, wished);
            case DeskCommand.BuyPass wish -> CreditWishes.pass(work, wish, wished);
            case DeskCommand.LinkAccounts wish -> Linking.said(work, wish, wished);
            case DeskCommand.WithdrawWallet wish -> WalletWishes.withdraw(work, wish, wished);
            case DeskCommand.UseWalletFirst wish -> WalletWishes.first(work, wish, wished);
            case DeskCommand.ChoosePlan wish ->
                    work.refuse(wished, CommerceRefusal.WRONG_STATE, "sellers have plans");
            case DeskCommand.BeginOnboarding wish ->
                work.refuse(wished, CommerceRefusal.WRONG_STATE, "sellers have accounts");
            case DeskCommand.DeskDue due -> { }
        }
    }

    static void refuse(UserWork work, Wished wished, CreditRefusal reason) {
        switch (reason) {
            case NOT_ENOUGH_CREDITS -> work.refuse(wished, CommerceRefusal.NOT_ENOUGH_CREDITS, null);
            case BONUS_NOT_GIFTABLE ->
                work.refuse(wished, CommerceRefusal.NOT_ENOUGH_CREDITS, "bonus credits cannot be given away");
            case OWN_ACCOUNT -> work.refuse(wished, CommerceRefusal.OWN_ACCOUNT, null);
            case OVER_GIVER_CAP -> work.refuse(
                    wished, CommerceRefusal.OVER_CAP,
                    "one person gives at most " + work.terms().credits().giverDayMax() + " credits a day");
            case OVER_RECEIVER_CAP -> work.refuse(
                    wished, CommerceRefusal.OVER_CAP,
                    "one seller is given at most " + work.terms().credits()
                            .receiverDayMax() + " credits a day");
            case CARD_TOO_YOUNG -> work.refuse(
                    wished, CommerceRefusal.CARD_TOO_YOUNG,
                    "the card that paid for them was saved less than a day ago");
            case UNKNOWN -> work.refuse(wished, CommerceRefusal.UNKNOWN_PURCHASE, null);
            case TOO_LATE ->
                    work.refuse(wished, CommerceRefusal.WINDOW_CLOSED, "the time to return it is over");
            case NOTHING_LEFT ->
                    work.refuse(wished, CommerceRefusal.WRONG_STATE, "nothing of it is left to return");
            case OVER_WALLET_CAP -> work.refuse(wished, CommerceRefusal.OVER_CAP, "a wallet holds no more");
            case NOT_ENOUGH_MONEY -> work.refuse(wished, CommerceRefusal.NOT_ENOUGH_MONEY, null);
        }
    }
}
