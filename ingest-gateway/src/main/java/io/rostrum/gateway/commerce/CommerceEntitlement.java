package io.rostrum.gateway.commerce;

import io.rostrum.contracts.commerce.BookCommand;
import io.rostrum.contracts.commerce.CommerceCommand;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.OrderCommand;
import io.rostrum.contracts.identity.Caller;
import io.rostrum.contracts.identity.Role;

import java.util.List;
import java.util.Optional;

/**
 * Says under which role a caller may send a command of orders or desks. Whose order it is is not known here:
 * the ledger decides that.
 */
public final class CommerceEntitlement {

    private static final List<Role> BUYER = List.of(Role.BIDDER);
    private static final List<Role> SELLER = List.of(Role.SELLER);
    private static final List<Role> EITHER = List.of(Role.BIDDER, Role.SELLER);
    private static final List<Role> REFUNDS = List.of(Role.SELLER, Role.ARBITER, Role.FINANCE);
    private static final List<Role> JUDGES = List.of(Role.ARBITER, Role.FINANCE);
    private static final List<Role> FINANCE = List.of(Role.FINANCE);
    private static final List<Role> OFFICE = List.of(Role.OPERATOR, Role.FINANCE);
    private static final List<Role> NO_CLIENT = List.of();

    private CommerceEntitlement() {}

    /**
     * The role that the command is recorded under; empty if none of the caller's fits.
     *
     * @param as the role that the caller acts in; null for the first that fits
     */
    public static Optional<Role> under(Caller caller, Role as, CommerceCommand command) {
        if (command instanceof OrderCommand.CarrierReported) {
            // Whoever relays a carrier's word speaks for the platform.
            return caller.roles().contains(Role.OPERATOR) ? Optional.of(Role.SYSTEM) : Optional.empty();
        }
        return allowed(command).stream()
                .filter(caller.roles()::contains)
                .filter(role -> as == null || role == as)
                .findFirst();
    }

    private static List<Role> allowed(CommerceCommand command) {
        return switch (command) {
            case OrderCommand.PlaceDeposit wish -> BUYER;
            case OrderCommand.ChooseDestination wish -> BUYER;
            case OrderCommand.CheckOut wish -> BUYER;
            case OrderCommand.PayInvoice wish -> BUYER;
            case OrderCommand.ChooseRefund wish -> BUYER;
            case OrderCommand.AcceptSecondChance wish -> BUYER;
            case OrderCommand.DeclineSecondChance wish -> BUYER;
            case OrderCommand.ConfirmDelivered wish -> BUYER;
            case OrderCommand.OpenDispute wish -> BUYER;
            case OrderCommand.AgreeCancel wish -> EITHER;
            case OrderCommand.AppealDecision wish -> EITHER;
            case OrderCommand.MarkShipped wish -> SELLER;
            case OrderCommand.AnswerDispute wish -> SELLER;
            case OrderCommand.RefundPart wish -> REFUNDS;
            case OrderCommand.DecideDispute wish -> JUDGES;
            case OrderCommand.CarrierReported word -> NO_CLIENT;
            case OrderCommand.DeadlineDue due -> NO_CLIENT;
            case BookCommand.ProposeEntry wish -> FINANCE;
            case BookCommand.ApproveEntry wish -> FINANCE;
            case BookCommand.RejectEntry wish -> FINANCE;
            case BookCommand.CloseMonth wish -> FINANCE;
            case BookCommand.ProposalDue due -> NO_CLIENT;
            case DeskCommand.SavePaymentMethod wish -> EITHER;
            case DeskCommand.BuyCredits wish -> BUYER;
            case DeskCommand.ReturnCredits wish -> BUYER;
            case DeskCommand.SendGift wish -> BUYER;
            case DeskCommand.BuySpotlight wish -> BUYER;
            case DeskCommand.BuyPass wish -> BUYER;
            case DeskCommand.TopUpWallet wish -> BUYER;
            case DeskCommand.WithdrawWallet wish -> BUYER;
            case DeskCommand.UseWalletFirst wish -> BUYER;
            case DeskCommand.ChoosePlan wish -> SELLER;
            case DeskCommand.BeginOnboarding wish -> SELLER;
            case DeskCommand.LinkAccounts wish -> OFFICE;
            case DeskCommand.DeskDue due -> NO_CLIENT;
        };
    }
}
