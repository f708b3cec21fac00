package io.rostrum.gateway.fanout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits to be sent to one socket, bounded. Own frames (answers, outcomes) keep their order and pass
 * before room frames; of room frames about the same thing only the newest waits, in the place of the first.
 * Room frames that wait together leave together. Not for several threads.
 */
public final class Outbox {

    /** Room frames leave together up to about so many characters. */
    static final int TOGETHER_CHARS = 32 * 1024;

    private final int ownMax;
    private final long ownCharsMax;
    private final int roomMax;
    private final Deque<String> own = new ArrayDeque<>();
    private final Map<Object, String> room = new LinkedHashMap<>();
    private Bulletin whole;
    private long ownChars;
    private long conflated;

    /**
     * An empty one.
     *
     * @param ownMax own frames that may wait
     * @param ownCharsMax characters of all own frames that may wait; one frame alone may be longer
     * @param roomMax things of rooms that may wait
     */
    public Outbox(int ownMax, long ownCharsMax, int roomMax) {
        this.ownMax = ownMax;
        this.ownCharsMax = ownCharsMax;
        this.roomMax = roomMax;
    }

    /** Adds an own frame; false if there is no room for it, so that the client is too slow. */
    public boolean own(String text) {
        if (own.size() >= ownMax || (!own.isEmpty() && ownChars + text.length() > ownCharsMax)) {
            return false;
        }
        own.addLast(text);
        ownChars += text.length();
        return true;
    }

    /**
     * Adds a room's news, each in place of an older one about the same thing; false if there is no room for
     * them.
     */
    public boolean room(Bulletin news) {
        boolean inOne = news.text().length() <= TOGETHER_CHARS || news.frames().size() == 1;
        if (whole == null && room.isEmpty() && news.frames().size() <= roomMax && inOne) {
            whole = news;
            return true;
        }
        boolean fits = takeApart();
        for (Map.Entry<Object, String> one : news.frames().entrySet()) {
            fits = fits && room(one.getKey(), one.getValue());
        }
        return fits;
    }

    private boolean takeApart() {
        Bulletin apart = whole;
        whole = null;
        if (apart != null) {
            room.putAll(apart.frames());
        }
        return room.size() <= roomMax;
    }

    private boolean room(Object thing, String text) {
        if (room.size() >= roomMax && !room.containsKey(thing)) {
            return false;
        }
        if (room.put(thing, text) != null) {
            conflated++;
        }
        return true;
    }

    /** Takes the next text to send, a frame or an array of a room's frames; or null. */
    public String poll() {
        String text = own.pollFirst();
        if (text != null) {
            ownChars -= text.length();
            return text;
        }
        if (whole != null) {
            text = whole.text();
            whole = null;
            return text;
        }
        return room.isEmpty() ? null : together();
    }

    private String together() {
        List<String> frames = new ArrayList<>();
        int chars = 0;
        var things = room.values().iterator();
        while (things.hasNext() && chars < TOGETHER_CHARS) {
            String frame = things.next();
            things.remove();
            frames.add(frame);
            chars += frame.length();
        }
        return Bulletin.join(frames);
    }

    /** Forgets everything that waits. */
    public void clear() {
        own.clear();
        room.clear();
        whole = null;
        ownChars = 0;
    }

    public boolean isEmpty() {
        return own.isEmpty() && room.isEmpty() && whole == null;
    }

    /** Room frames that were replaced by newer ones before they were sent. */
    public long conflated() {
        return conflated;
    }
}
