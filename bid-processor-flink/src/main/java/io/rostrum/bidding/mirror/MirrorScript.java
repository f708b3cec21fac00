package io.rostrum.bidding.mirror;

import io.rostrum.contracts.Json;
import io.rostrum.contracts.auction.BoardRow;
import io.rostrum.contracts.auction.LotStanding;
import io.rostrum.contracts.id.LotId;
import io.rostrum.contracts.id.ShowId;
import io.rostrum.contracts.mirror.LotProjection;
import io.rostrum.contracts.mirror.MirrorKeys;
import io.rostrum.contracts.socket.ServerFrame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Says each {@link MirrorItem} as keys and arguments of {@code mirror.lua}, whose head explains their order.
 *
 * @param epoch names the log that is mirrored
 */
public record MirrorScript(String epoch) {
    private static final byte[] NONE = {};
    private static final byte[] ONE = utf8("1");
    private static final byte[] STREAM_LENGTH = utf8(Integer.toString(MirrorKeys.ROOM_STREAM_LENGTH));
    private static final byte[] SEQ = utf8("seq");

    /** The text of the script. */
    public static String text() {
        return resource("mirror.lua");
    }

    static String freshText() {
        return resource("fresh.lua");
    }

    /**
     * What follows {@code EVALSHA sha} for an item that is written: the number of keys, the keys, the
     * arguments.
     */
    public byte[][] arguments(MirrorItem item) {
        return switch (item) {
            case MirrorItem.Lot lot -> lot(lot);
            case MirrorItem.Show show -> show(show);
            case MirrorItem.Card card -> card(card);
            case MirrorItem.LotRemoved removed -> removed(removed);
            case MirrorItem.RunList run -> runList(run);
            case MirrorItem.Board board -> board(board);
            case MirrorItem.Paddle paddle -> paddle(paddle);
            case MirrorItem.Fresh fresh -> new byte[][] {ONE, utf8(MirrorKeys.show(fresh.showId()))};
        };
    }

    private byte[][] lot(MirrorItem.Lot item) {
        LotProjection lot = item.lot();
        LotStanding standing = lot.standing();
        byte[] json = Json.bytes(lot);
        Words words = new Words(item.showId(), MirrorKeys.lot(item.showId(), lot.lotId()))
                .sorted(MirrorKeys.lotBoard(item.showId(), lot.lotId()))
                .guard(lot.seq(), SEQ)
                .frame(frame("lot", item.showId(), "lot", json), item.whole() ? "replace" : "add");
        words.field("json", json)
                .field("asking", standing.askingMinor())
                .field("leader", standing.leader())
                .field("open", standing.phase().isOpen() ? 1 : 0)
                .field("rollback", standing.rollbackEpoch());
        return words.rows(item.rows()).done();
    }

    private byte[][] show(MirrorItem.Show item) {
        byte[] json = Json.bytes(item.show());
        return new Words(item.showId(), MirrorKeys.show(item.showId()))
                .guard(item.show().seq(), SEQ)
                .frame(frame("show", item.showId(), "show", json), "")
                .field("json", json)
                .done();
    }

    private byte[][] card(MirrorItem.Card item) {
        byte[] frame = Json.bytes(new ServerFrame.Card(item.showId(), item.lotId(), item.seq(), item.card()));
        return new Words(item.showId(), MirrorKeys.lot(item.showId(), item.lotId()))
                .sorted(MirrorKeys.lots(item.showId()))
                .guard(item.seq(), utf8("cardSeq"))
                .frame(frame, "add")
                .field("card", Json.bytes(item.card()))
                .member(item.card().position(), item.lotId().value())
                .done();
    }

    private byte[][] removed(MirrorItem.LotRemoved item) {
        byte[] frame = Json.bytes(new ServerFrame.LotRemoved(item.showId(), item.lotId(), item.seq()));
        return new Words(item.showId(), MirrorKeys.lot(item.showId(), item.lotId()))
                .sorted(MirrorKeys.lots(item.showId()))
                .key(MirrorKeys.lotBoard(item.showId(), item.lotId()))
                .guard(item.seq(), utf8("cardSeq"))
                .frame(frame, "remove")
                .member(0, item.lotId().value())
                .done();
    }

    private byte[][] runList(MirrorItem.RunList item) {
        byte[] frame = Json.bytes(new ServerFrame.RunList(item.showId(), item.seq(), item.lotIds()));
        Words words = new Words(item.showId(), MirrorKeys.show(item.showId()))
                .sorted(MirrorKeys.lots(item.showId()))
                .guard(item.seq(), utf8("runListSeq"))
                .frame(frame, "replace");
        int position = 1;
        for (LotId lotId : item.lotIds()) {
            words.member(position++, lotId.value());
        }
        return words.done();
    }

    private byte[][] board(MirrorItem.Board item) {
        return new Words(item.showId(), MirrorKeys.show(item.showId()))
                .sorted(MirrorKeys.board(item.showId()))
                .guard(item.seq(), utf8("boardSeq"))
                .frame(NONE, item.whole() ? "replace" : "points")
                // A whole board leaves out who has no points; else the script drops them.
                .rows(item.whole()
                        ? item.rows().stream().filter(row -> row.score() > 0).toList()
                        : item.rows())
                .done();
    }

    private byte[][] paddle(MirrorItem.Paddle item) {
        String user = item.userId().value();
        return new Words(
                item.showId(), MirrorKeys.paddles(item.showId()) + ":seq", MirrorKeys.paddles(item.showId()))
                .guard(item.paddle().seq(), utf8(user))
                .frame(NONE, "")
                .field(user, Json.bytes(item.paddle()))
                .done();
    }

    /** A frame around what is written anyway, so that it is made once. */
    private static byte[] frame(String type, ShowId showId, String name, byte[] json) {
        byte[] head =
                utf8("{\"type\":\"" + type + "\",\"showId\":\"" + showId.value() + "\",\"" + name + "\":");
        byte[] frame = new byte[head.length + json.length + 1];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(json, 0, frame, head.length, json.length);
        frame[frame.length - 1] = '}';
        return frame;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream stream = MirrorScript.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks " + name, e);
        }
    }

    /** Gathers one call's words in the script's order. */
    private final class Words {
        private final List<byte[]> keys = new ArrayList<>(6);
        private final List<byte[]> arguments = new ArrayList<>(40);
        private int fields;
        private int fieldsAt;

        Words(ShowId showId, String guarded) {
            this(showId, guarded, guarded);
        }

        Words(ShowId showId, String guard, String hash) {
            byte[] room = utf8(MirrorKeys.room(showId));
            keys.add(utf8(guard));
            keys.add(utf8(hash));
            keys.add(room);
            keys.add(room);
        }

        Words sorted(String key) {
            keys.set(3, utf8(key));
            return this;
        }

        Words key(String key) {
            keys.add(utf8(key));
            return this;
        }

        Words guard(long seq, byte[] field) {
            byte[] number = utf8(Long.toString(seq));
            arguments.add(utf8(epoch));
            arguments.add(number);
            arguments.add(field);
            return this;
        }

        Words frame(byte[] frame, String order) {
            arguments.add(frame);
            arguments.add(STREAM_LENGTH);
            arguments.add(utf8(order));
            fieldsAt = arguments.size();
            arguments.add(NONE);
            return this;
        }

        Words field(String name, byte[] value) {
            arguments.add(utf8(name));
            arguments.add(value);
            fields++;
            return this;
        }

        Words field(String name, long value) {
            return field(name, utf8(Long.toString(value)));
        }

        Words member(long score, String member) {
            arguments.add(utf8(Long.toString(score)));
            arguments.add(utf8(member));
            return this;
        }

        Words rows(List<BoardRow> rows) {
            rows.forEach(row -> member(row.score(), Integer.toString(row.paddle())));
            return this;
        }

        byte[][] done() {
            arguments.set(fieldsAt, utf8(Integer.toString(fields)));
            byte[][] words = new byte[1 + keys.size() + arguments.size()][];
            words[0] = utf8(Integer.toString(keys.size()));
            int at = 1;
            for (byte[] key : keys) {
                words[at++] = key;
            }
            for (byte[] argument : arguments) {
                words[at++] = argument;
            }
            return words;
        }
    }
}
