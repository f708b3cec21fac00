package io.rostrum.contracts.ledger;

/** A fact that one person proposes and another approves; the journal refuses it when they are the same. */
public interface TwoPersons {

    String proposedBy();

    String approvedBy();

    static void require(String proposedBy, String approvedBy) {
        if (proposedBy == null || proposedBy.isEmpty() || approvedBy == null || approvedBy.isEmpty()) {
            throw new IllegalArgumentException("a fact of two persons names both");
        }
    }
}
