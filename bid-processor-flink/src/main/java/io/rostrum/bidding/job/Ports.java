package io.rostrum.bidding.job;

import io.rostrum.bidding.mirror.Mirror;
import io.rostrum.bidding.nudge.Nudges;
import io.rostrum.bidding.restore.RecordedEvents;

import java.io.Serializable;

/** What the steps reach besides their stream; opened by each subtask for itself. */
public interface Ports extends Serializable {

    /** @param name tells the mirror's writers of one process apart */
    Mirror mirror(String name);

    Nudges nudges();

    /** The events topic as it stands at the start. */
    RecordedEvents recordedEvents();
}
