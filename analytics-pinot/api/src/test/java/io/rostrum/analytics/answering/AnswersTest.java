package io.rostrum.analytics.answering;

import io.rostrum.analytics.question.NumbersAway;
import io.rostrum.contracts.id.UserId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class AnswersTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    private final Answers answers = new Answers(100, clock);
    private final AtomicInteger asked = new AtomicInteger();

    private Found counted() {
        return new Found("number " + asked.incrementAndGet(), 77, false);
    }

    private static Found away() throws NumbersAway {
        throw new NumbersAway("away");
    }

    @Test
    void anAnswerIsGivenAgainForASecond() throws NumbersAway {
        assertEquals("number 1", answers.answer(ALICE, "q", this::counted).data());
        now.addAndGet(999);
        Answer again = answers.answer(ALICE, "q", this::counted);
        assertEquals("number 1", again.data());
        assertEquals(new AsOf(AsOf.State.FRESH, 77L, 1_000_000, 999), again.asOf());
        now.addAndGet(1);
        assertEquals("number 2", answers.answer(ALICE, "q", this::counted).data());
    }

    @Test
    void nobodyGetsAnothersAnswer() throws NumbersAway {
        assertEquals("number 1", answers.answer(ALICE, "q", this::counted).data());
        assertEquals("number 2", answers.answer(BOB, "q", this::counted).data());
        assertEquals("number 3", answers.answer(ALICE, "other", this::counted).data());
    }

    @Test
    void whileNumbersAreAwayTheNewestAreToldWithTheirAge() throws NumbersAway {
        answers.answer(ALICE, "q", this::counted);
        now.addAndGet(5_000);
        Answer remembered = answers.answer(ALICE, "q", AnswersTest::away);
        assertEquals("number 1", remembered.data());
        assertEquals(new AsOf(AsOf.State.AWAY, 77L, 1_000_000, 5_000), remembered.asOf());
        assertThrows(NumbersAway.class, () -> answers.answer(BOB, "q", AnswersTest::away));
    }

    @Test
    void numbersThatAreAwayAreAskedForOnceASecond() throws NumbersAway {
        answers.answer(ALICE, "q", this::counted);
        now.addAndGet(5_000);
        answers.answer(ALICE, "q", AnswersTest::away);
        assertEquals(AsOf.State.AWAY, answers.answer(ALICE, "q", this::counted).asOf().state());
        assertEquals(1, asked.get());
        now.addAndGet(1_000);
        assertEquals(AsOf.State.FRESH, answers.answer(ALICE, "q", this::counted).asOf().state());
    }

    @Test
    void whatDoesNotExistIsNullAndRememberedToo() throws NumbersAway {
        assertNull(answers.answer(ALICE, "none", () -> null));
        assertNull(answers.answer(ALICE, "none", () -> null));
    }
}
