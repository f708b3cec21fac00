package io.rostrum.media.ingest;

import java.util.List;

/**
 * What becomes of every stream: tiers, sound, parts, small pictures.
 *
 * @param tiers the best first
 * @param audioKilobits a second
 * @param partMillis the length of a part, as players are told
 * @param segmentMillis between two pictures that stand alone
 * @param thumbnailMillis between two small pictures
 * @param framesPerSecond at most
 * @param copyKilobits the most that the publisher's own picture may have to become the best tier as it is
 */
public record Ladder(
        List<Tier> tiers, int audioKilobits, int partMillis, int segmentMillis, int thumbnailMillis,
        int framesPerSecond, int copyKilobits) {

    /** The name of the sound among the renditions. */
    public static final String AUDIO = "audio";

    public static final Ladder USUAL = new Ladder(Tier.USUAL, 96, 334, 2_000, 5_000, 30, 4_000);

    public Ladder {
        tiers = List.copyOf(tiers);
    }
}
