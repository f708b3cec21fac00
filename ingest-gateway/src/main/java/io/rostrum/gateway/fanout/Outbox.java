package io.rostrum.gateway.fanout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What waits to be sent to one socket, bounded. Own frames (answers, outcomes) keep their order and pass before room
 * frames; of room frames about the same thing only the newest waits, in the place of the first. Not for several threads.
 */
public final class Outbox {

    private final int ownMax;
    private final long ownCharsMax;
    private final int roomMax;
    private final Deque<String> own = new ArrayDeque<>();
    private final Map<Object, String> room = new LinkedHashMap<>();
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

    /** Adds a room frame about {@code thing}, in place of an older one about it; false if there is no room for it. */
    public boolean room(Object thing, String text) {
        if (room.size() >= roomMax && !room.containsKey(thing)) {
            return false;
        }
        if (room.put(thing, text) != null) {
            conflated++;
        }
        return true;
    }

    /** Takes the next frame, or null. */
    public String poll() {
        String text = own.pollFirst();
        if (text != null) {
            ownChars -= text.length();
            return text;
        }
        var things = room.entrySet().iterator();
        if (!things.hasNext()) {
            return null;
        }
        text = things.next().getValue();
        things.remove();
        return text;
    }

    /** Forgets everything that waits. */
    public void clear() {
        own.clear();
        room.clear();
        ownChars = 0;
    }

    public boolean isEmpty() {
        return own.isEmpty() && room.isEmpty();
    }

    /** Room frames that were replaced by newer ones before they were sent. */
    public long conflated() {
        return conflated;
    }
}
