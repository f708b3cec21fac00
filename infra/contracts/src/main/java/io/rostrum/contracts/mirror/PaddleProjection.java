package io.rostrum.contracts.mirror;

/** A paddle as its owner's gateway sees it; {@code seq} is the newest event that changed it. */
public record PaddleProjection(int paddle, Status status, long seq) {

    /** What the paddle may do. */
    public enum Status {
        REQUESTED,
        APPROVED,
        BARRED
    }
}
