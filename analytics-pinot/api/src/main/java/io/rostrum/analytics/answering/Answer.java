package io.rostrum.analytics.answering;

/** One answer. @param truncated absent unless something may be missing */
public record Answer(AsOf asOf, Object data, Boolean truncated) {}
