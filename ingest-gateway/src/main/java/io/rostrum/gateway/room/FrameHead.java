package io.rostrum.gateway.room;

import io.rostrum.contracts.socket.ServerFrame;

/** Names what the frames of a room are about, so that a newer one takes the place of an older. */
final class FrameHead {

    /** History lines that may wait for one slow socket. */
    private static final int LINES = RoomFold.NEWEST_LINES;

    private FrameHead() {}

    static String thing(ServerFrame frame) {
        return switch (frame) {
            case ServerFrame.Show show -> "show";
            case ServerFrame.Lot lot -> "lot:" + lot.lot().lotId().value();
            case ServerFrame.Card card -> "card:" + card.lotId().value();
            case ServerFrame.LotRemoved removed -> "card:" + removed.lotId().value();
            case ServerFrame.RunList run -> "run";
            case ServerFrame.Board board -> "board";
            case ServerFrame.Paddle paddle -> "paddle";
            case ServerFrame.Line line -> "line:" + line.seq() % LINES;
            case ServerFrame.Crowd crowd -> "crowd";
            case ServerFrame.Welcome own -> noRoomFrame();
            case ServerFrame.Snapshot own -> noRoomFrame();
            case ServerFrame.Taken own -> noRoomFrame();
            case ServerFrame.Decided own -> noRoomFrame();
            case ServerFrame.Refused own -> noRoomFrame();
            case ServerFrame.Unknown own -> noRoomFrame();
            case ServerFrame.Pong own -> noRoomFrame();
            case ServerFrame.Goodbye own -> noRoomFrame();
        };
    }

    private static String noRoomFrame() {
        throw new IllegalArgumentException("not a room's frame");
    }
}
