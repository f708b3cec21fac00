package io.rostrum.desks.house;

import io.rostrum.contracts.commerce.CommerceRefusal;
import io.rostrum.contracts.commerce.DeskCommand;
import io.rostrum.contracts.commerce.DeskHappening;
import io.rostrum.contracts.money.Money;
import io.rostrum.desks.Wished;
import io.rostrum.desks.charging.Charge;
import io.rostrum.desks.charging.ChargePhase;
import io.rostrum.orders.desk.DeskStep;
import io.rostrum.orders.desk.SellerDesk;
import io.rostrum.orders.desk.SellerState;
import io.rostrum.plans.Plan;

/** What a seller wishes at their desk. */
final class HouseWishes {

    private HouseWishes() {}

    static void decide(HouseWork work, DeskCommand command, Wished wished) {
        switch (command) {
            case DeskCommand.BeginOnboarding wish -> {
                DeskStep<SellerState> step = SellerDesk.open(work.trade, work.sellerId, wish.country());
                work.trade = step.state();
                step.asks().forEach(work::ask);
                if (step.refusal() == null) {
                    work.accept(wished);
                } else {
                    work.refuse(wished, step.refusal(), step.detail());
                }
            }
            case DeskCommand.ChoosePlan wish ->
                    work.terms().plan(wish.planId(), wish.currency()).ifPresentOrElse(
                    plan -> choose(work, plan, wished),
                    () -> work.refuse(
                            wished, CommerceRefusal.UNKNOWN_PLAN, wish.planId() + " in " + wish.currency()));
            case DeskCommand.SavePaymentMethod wish -> notHere(work, wished);
            case DeskCommand.BuyCredits wish -> notHere(work, wished);
            case DeskCommand.ReturnCredits wish -> notHere(work, wished);
            case DeskCommand.SendGift wish -> notHere(work, wished);
            case DeskCommand.BuySpotlight wish -> notHere(work, wished);
            case DeskCommand.BuyPass wish -> notHere(work, wished);
            case DeskCommand.UseWalletFirst wish -> notHere(work, wished);
            case DeskCommand.TopUpWallet wish -> notHere(work, wished);
            case DeskCommand.LinkAccounts wish -> notHere(work, wished);
            case DeskCommand.WithdrawWallet wish -> notHere(work, wished);
            case DeskCommand.DeskDue due -> { }
        }
    }

    private static void notHere(HouseWork work, Wished wished) {
        work.refuse(wished, CommerceRefusal.WRONG_STATE, "that is for a user's desk");
    }

    private static void choose(HouseWork work, Plan plan, Wished wished) {
        switch (work.plan.state()) {
            case FREE -> {
                if (plan.costsNothing()) {
                    work.accept(wished);
                } else if (work.choosing != null || work.charge != null) {
                    underWay(work, wished);
                } else {
                    PlanCharges.seek(work, wished, plan);
                }
            }
            case PAID -> {
                work.plan = work.plan.choose(plan, work.now());
                work.line(
                        plan.costsNothing() ? DeskHappening.PLAN_CANCELLED : DeskHappening.PLAN_CHOSEN,
                        plan.planId(), 0, price(plan), null);
                work.accept(wished);
            }
            case CHARGING -> whileCharging(work, plan, wished);
        }
    }

    /**
     * No plan: what is not paid yet is called off. The same plan: it is tried now. Another one has to wait.
     */
    private static void whileCharging(HouseWork work, Plan plan, Wished wished) {
        Charge charge = work.charge;
        boolean still = work.choosing == null
                && (charge == null || charge.phase() == ChargePhase.DECLINED
                        || charge.phase() == ChargePhase.AUTHENTICATING);
        if (!still) {
            underWay(work, wished);
        } else if (plan.costsNothing()) {
            work.leaving = true;
            work.line(DeskHappening.PLAN_CANCELLED, plan.planId(), 0, null, null);
            work.accept(wished);
            PlanCharges.giveUp(work);
        } else if (plan.equals(work.plan.plan())
                && (charge == null || charge.phase() == ChargePhase.DECLINED)) {
            PlanCharges.seek(work, wished, null);
        } else {
            underWay(work, wished);
        }
    }

    private static void underWay(HouseWork work, Wished wished) {
        work.refuse(wished, CommerceRefusal.IN_PROGRESS, "a charge for a plan is under way");
    }

    static Money price(Plan plan) {
        return plan.costsNothing() ? null : new Money(plan.priceMinor(), plan.currency());
    }
}
