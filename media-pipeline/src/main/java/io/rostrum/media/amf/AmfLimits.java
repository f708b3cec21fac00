package io.rostrum.media.amf;

/**
 * How much of AMF0 is read from strangers; what is more is {@link MalformedAmf}.
 *
 * @param depth objects within objects
 * @param values all values of one message together
 * @param textBytes of one text
 */
public record AmfLimits(int depth, int values, int textBytes) {

    /** An encoder's commands have two levels, a few dozen values and short texts. */
    public static final AmfLimits USUAL = new AmfLimits(8, 512, 4_096);
}
