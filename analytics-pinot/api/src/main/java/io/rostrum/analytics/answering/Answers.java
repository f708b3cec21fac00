package io.rostrum.analytics.answering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rostrum.analytics.question.NumbersAway;
import io.rostrum.contracts.id.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Finds answers out at most once a second, and remembers them for when they cannot be found out. Of many who
 * ask the same at once, one finds it out and the others wait for it. While the numbers are away they are
 * asked for again once a second, not by every request.
 */
public final class Answers {

    /** For so long an answer is given again. */
    public static final long FRESH_MILLIS = 1_000;

    private static final long RETRY_MILLIS = 1_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Cache<Key, Kept> kept;
    private final InstantSource clock;
    private volatile long awaySinceMillis;
    private volatile long askAgainMillis;

    /** @param answersMax remembered at once */
    public Answers(int answersMax, InstantSource clock) {
        this.kept = Caffeine.newBuilder().maximumSize(answersMax).expireAfterWrite(REMEMBERED).build();
        this.clock = clock;
    }

    /** Finds something out. */
    @FunctionalInterface
    public interface Finding {
        /** @return null: there is no such thing */
        Found find() throws NumbersAway;
    }

    /** A seller's question. */
    private record Key(UserId seller, String question) {}

    /** @param found null: there was no such thing */
    private record Kept(Found found, long readMillis) {}

    /**
     * The answer to a seller's question, which must name everything that the answer depends on.
     *
     * @return null: there is no such thing
     * @throws NumbersAway if it cannot be found out and is not remembered
     */
    public Answer answer(UserId seller, String question, Finding finding) throws NumbersAway {
        Key key = new Key(seller, question);
        Kept before = kept.getIfPresent(key);
        if (before != null && clock.millis() - before.readMillis() < FRESH_MILLIS) {
            return answer(before, AsOf.State.FRESH);
        }
        if (before != null && clock.millis() < askAgainMillis) {
            return answer(before, AsOf.State.AWAY);
        }
        try {
            return answer(find(key, finding), AsOf.State.FRESH);
        } catch (NumbersAway away) {
            sayAway(away);
            if (before == null) {
                throw away;
            }
            return answer(before, AsOf.State.AWAY);
        }
    }

    private Kept find(Key key, Finding finding) throws NumbersAway {
        try {
            Kept now = kept.asMap().compute(key, (same, standing) -> foundOut(standing, finding));
            if (awaySinceMillis != 0) {
                LOG.atInfo().setMessage("the numbers are back")
                        .addKeyValue("awayMillis", clock.millis() - awaySinceMillis).log();
                awaySinceMillis = 0;
                askAgainMillis = 0;
            }
            return now;
        } catch (Carried carried) {
            throw carried.away;
        }
    }

    private Kept foundOut(Kept standing, Finding finding) {
        if (standing != null && clock.millis() - standing.readMillis() < FRESH_MILLIS) {
            return standing;
        }
        long now = clock.millis();
        try {
            return new Kept(finding.find(), now);
        } catch (NumbersAway away) {
            throw new Carried(away);
        }
    }

    private void sayAway(NumbersAway away) {
        long now = clock.millis();
        if (awaySinceMillis == 0) {
            awaySinceMillis = now;
            LOG.atWarn().setMessage("the numbers cannot be read").addKeyValue("cause", away.getMessage())
                    .log();
        }
        askAgainMillis = now + RETRY_MILLIS;
    }

    private Answer answer(Kept kept, AsOf.State state) {
        if (kept.found() == null) {
            return null;
        }
        Found found = kept.found();
        AsOf asOf = new AsOf(
                state,
                found.newestMillis() == 0 ? null : found.newestMillis(),
                kept.readMillis(),
                Math.max(0, clock.millis() - kept.readMillis()));
        return new Answer(asOf, found.data(), found.truncated() ? Boolean.TRUE : null);
    }

    /** Carries the fault through the map. */
    private static final class Carried extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient NumbersAway away;

        Carried(NumbersAway away) {
            super(away);
            this.away = away;
        }
    }
}
