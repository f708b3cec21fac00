package io.rostrum.auction.deciding;

import io.rostrum.contracts.auction.Outcome.OwnAmount;
import io.rostrum.contracts.auction.Refusal;

import java.util.List;

/**
 * What a command comes to.
 *
 * @param refusal absent if it is accepted
 * @param detail absent or words for people
 * @param facts in their order; the first one is the command's outcome. A refusal is a fact too
 * @param then what is decided after the facts were kept
 * @param own the answer to a query; absent otherwise
 */
public record Decision(
        Refusal refusal, String detail, List<Fact> facts, List<Consequence> then, List<OwnAmount> own) {

    static Decision of(Fact fact) {
        return new Decision(null, null, List.of(fact), List.of(), null);
    }

    static Decision of(List<Fact> facts) {
        return new Decision(null, null, facts, List.of(), null);
    }

    static Decision of(List<Fact> facts, List<Consequence> then) {
        return new Decision(null, null, facts, then, null);
    }

    static Decision answer(List<OwnAmount> own) {
        return new Decision(null, null, List.of(), List.of(), own);
    }

    static Decision refuse(Refusal refusal) {
        return new Decision(refusal, null, List.of(), List.of(), null);
    }

    static Decision refuse(Refusal refusal, String detail) {
        return new Decision(refusal, detail, List.of(), List.of(), null);
    }

    boolean isRefusal() {
        return refusal != null;
    }

    Decision recordedAs(Fact fact) {
        return new Decision(refusal, detail, List.of(fact), List.of(), null);
    }
}
