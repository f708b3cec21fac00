package io.rostrum.gateway.stream;

import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.media.DownReason;
import io.rostrum.contracts.media.MediaEvent;
import io.rostrum.contracts.media.MediaEventRecord;
import io.rostrum.contracts.media.PublishRefusal;
import io.rostrum.gateway.stream.StreamStanding.State;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

class StreamBoardTest {

    private static final ShowId SHOW = new ShowId("show-1");
    private static final MediaEvent.Source SOURCE = new MediaEvent.Source("H.264 Main", 1280, 720, "AAC", true);

    private final StreamBoard board = new StreamBoard();
    private int facts;

    @Test
    void aStreamIsOffUntilThereIsAPicture() {
        assertEquals(StreamStanding.NONE, board.standing(SHOW, 0));
        hear(500, new MediaEvent.PublishRefused(PublishRefusal.ALREADY_LIVE, ""));
        assertEquals(State.OFF, board.standing(SHOW, 600).state());
        hear(1_000, new MediaEvent.StreamWentUp(1, 900, 10_000, SOURCE));
        assertEquals(State.LIVE, board.standing(SHOW, 1_100).state());
        assertEquals(900, board.standing(SHOW, 1_100).epochMillis());
    }

    @Test
    void aLostPublisherIsWaitedForAndThenTheStreamIsOff() {
        hear(1_000, new MediaEvent.StreamWentUp(1, 900, 10_000, SOURCE));
        hear(5_000, health(1, 2_400));
        hear(6_000, new MediaEvent.StreamWentDown(1, 15_000, DownReason.CONNECTION_LOST));
        assertEquals(State.WAITING, board.standing(SHOW, 60_000).state());
        assertEquals(DownReason.CONNECTION_LOST, board.standing(SHOW, 60_000).lastReason());
        assertNull(board.standing(SHOW, 60_000).health());
        hear(66_000, new MediaEvent.StreamEnded(1, 15_000));
        assertEquals(State.OFF, board.standing(SHOW, 67_000).state());
    }

    @Test
    void aPictureThatNothingIsHeardOfIsSilent() {
        hear(1_000, new MediaEvent.StreamWentUp(1, 900, 10_000, SOURCE));
        hear(6_000, health(1, 2_400));
        assertEquals(State.LIVE, board.standing(SHOW, 6_000 + StreamBoard.SILENT_MILLIS).state());
        StreamStanding silent = board.standing(SHOW, 6_001 + StreamBoard.SILENT_MILLIS);
        assertEquals(State.SILENT, silent.state());
        assertEquals(6_000, silent.sinceMillis());
        hear(30_000, health(1, 2_400));
        assertEquals(State.LIVE, board.standing(SHOW, 30_001).state());
    }

    @Test
    void aGatewayThatStartsLateKnowsALongStreamByItsHealth() {
        hear(1_000, health(7, 2_400));
        StreamStanding standing = board.standing(SHOW, 1_500);
        assertEquals(State.LIVE, standing.state());
        assertEquals(7, standing.run());
        assertNotNull(standing.health());
    }

    @Test
    void aPublisherThatSendsNothingIsNoPicture() {
        hear(1_000, health(0, 0));
        assertEquals(State.OFF, board.standing(SHOW, 1_500).state());
    }

    @Test
    void theOnesHeardOfLongestAgoAreForgottenFirst() {
        hear(1_000, new MediaEvent.StreamWentUp(1, 900, 10_000, SOURCE));
        for (int i = 0; i < StreamBoard.STREAMS_MAX; i++) {
            board.hear(new MediaEventRecord(
                    "x:" + i, new ShowId("other-" + i), 2_000, new MediaEvent.StreamWentUp(1, 900, 10_000, SOURCE)));
        }
        assertEquals(StreamStanding.NONE, board.standing(SHOW, 3_000));
    }

    private static MediaEvent.HealthSeen health(int run, int kilobits) {
        return new MediaEvent.HealthSeen(run, 20_000, kilobits, 96, 1_800, 2_000, 0, SOURCE, List.of());
    }

    private void hear(long atMillis, MediaEvent event) {
        board.hear(new MediaEventRecord("show-1:" + ++facts, SHOW, atMillis, event));
    }
}
