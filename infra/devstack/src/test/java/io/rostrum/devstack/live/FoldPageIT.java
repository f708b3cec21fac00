package io.rostrum.devstack.live;

import io.rostrum.devstack.client.Gateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What the pages work out by themselves, run in the browser that runs it for people: amounts, frames, ids,
 * what to do next.
 */
class FoldPageIT {

    private static Gateway gateway;
    private static Visitor visitor;

    @BeforeAll
    static void aPage() {
        Chromium.browser();
        gateway = Spine.whole().gateway();
        visitor = Visitor.atADesk(gateway).open("/");
    }

    @AfterAll
    static void leave() {
        if (visitor != null) {
            visitor.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    private static Object run(String module, String expression, Object argument) {
        return visitor.page().evaluate(
                "async (given) => { const it = await import('/js/" + module + "');\nreturn " + expression + "; }",
                argument);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1250 | USD | 125000", "1,250.5 | USD | 125050", "0.05 | USD | 5", "1250 | JPY | 1250",
        "007 | USD | 700",
        "1e3 | USD | form", "-5 | USD | form", "+5 | USD | form", "12,50 | USD | form", "1,2,3 | USD | form",
        "0x10 | USD | form", "1.005 | USD | digits", "1.5 | JPY | digits", "'' | USD | empty",
        "99999999999999999999 | USD | most", "10000000000000.01 | USD | most", "$5 | USD | form",
        "1 2 | USD | form", "NaN | USD | form", "Infinity | USD | form",
    })
    void anAmountIsReadDigitByDigitOrNotAtAll(String typed, String currency, String expected) {
        Object read = run(
                "shared/money.js", "((read) => String(read.minor ?? read.fault))(it.parseMoney(...given))",
                List.of(typed, currency));

        assertEquals(expected, read);
    }

    @Test
    void sharesRoundHalfToEvenAndNeverPassThroughAFraction() {
        assertEquals(
                List.of(6, 2, 2_400_000_000_000_00L).toString(),
                run("shared/money.js", """
                        '[' + [[100, 650], [25, 1000], [1e15, 2400]]
                          .map(([minor, points]) => it.basisPoints(minor, points))
                          .join(', ') + ']'""", null));
    }

    @Test
    void theNewestFrameWinsInWhateverOrderFramesCome() {
        Object prices = run("shared/fold.js", """
                (() => {
                  const lot = (seq, priceMinor) =>
                    ({ type: 'lot', showId: 's', lot: { lotId: 'l', seq, standing: { priceMinor } } });
                  const room = it.emptyRoom('s');
                  return [lot(5, 50), lot(3, 30), lot(5, 50), lot(9, 90), lot(8, 80)].map((frame) => {
                    it.fold(room, frame);
                    return room.lots.get('l').lot.standing.priceMinor;
                  });
                })()""", null);

        assertEquals(List.of(50, 50, 50, 90, 90), prices);
    }

    @Test
    void anIdIsAUuidOfVersionSevenThatCarriesItsBirth() {
        Object id = run("shared/commandid.js", """
                ((id) => [
                  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
                  it.birthOf(id) === given,
                ])(it.commandId(given))""", 1_795_470_386_227d);

        assertEquals(List.of(true, true), id);
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE, OPEN, 0, APPROVED, bid", "LIVE, OPEN, 7, APPROVED, lead",
        "LIVE, OPEN, 0, REQUESTED, waitPaddle",
        "LIVE, OPEN, 0, BARRED, barred", "LIVE, OPEN, 0, , paddle", "PAUSED, OPEN, 7, APPROVED, paused",
        "FROZEN, OPEN, 7, APPROVED, frozen", "LIVE, SOLD, 7, APPROVED, result",
        "ENDED, PENDING, 0, APPROVED, ended", "SCHEDULED, PENDING, 0, APPROVED, preBid",
        "DRAFT, PENDING, 0, APPROVED, draft",
    })
    void theNextStepFollowsFromShowLotAndPaddle(
            String show, String phase, int leader, String paddle, String step) {
        Object next = run("room/step.js", """
                it.nextStep({
                  show: { status: given.show, sellerId: 'seller' },
                  standing: { phase: given.phase, leader: given.leader, deadlineMillis: 0 },
                  person: { userId: 'me', roles: ['BIDDER'] },
                  paddle: given.paddle ? { paddle: 7, status: given.paddle } : null,
                  nowMillis: 0,
                })""",
                Map.of("show", show, "phase", phase, "leader", leader, "paddle", paddle == null ? "" : paddle));

        assertEquals(step, next);
    }

    /** Where somebody belongs who watches live: one second behind, a quarter more after each stall. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 1.5, 0, 1.00, 0", "1.1, 1.5, 0, 1.00, 0", "1.2, 1.5, 0, 1.05, 0", "1.6, 1.5, 0, 1.10, 0",
        "0.8, 1.5, 0, 0.95, 0", "2.1, 1.5, 0, 1.10, 0",
        "2.5, 2.5, 0, 1.00, 1.5", "2.5, 1.0, 0, 1.10, 0", "6.0, 0.1, 0, 1.00, 5.0",
        "1.5, 1.5, 2, 1.00, 0", "1.5, 1.5, 1, 1.05, 0", "1.75, 1.5, 9, 1.00, 0", "2.3, 1.5, 9, 1.10, 0",
    })
    void aLiveViewerIsKeptNearTheNewestPicture(
            double latency, double loaded, int stalls, double rate, double jump) {
        Object told = run("player/pace.js", """
                (([latency, loaded, stalls]) => {
                  const pace = it.createPace();
                  for (let stall = 0; stall < stalls; stall++) {
                    pace.stalled();
                  }
                  const { rate, jump } = pace.next({ latency, hold: 1, loaded, passed: 0 });
                  return rate.toFixed(2) + ' ' + jump.toFixed(2);
                })(given)""", List.of(latency, loaded, stalls));

        assertEquals(String.format(Locale.ROOT, "%.2f %.2f", rate, jump), told);
    }

    @Test
    void whatAStallAddedIsGivenBackWhileTheLineHolds() {
        Object rates = run("player/pace.js", """
                (() => {
                  const pace = it.createPace();
                  pace.stalled();
                  pace.stalled();
                  const at = () => pace.next({ latency: 1.5, hold: 1, loaded: 1.5, passed: 10 }).rate;
                  return [at(), at(), at(), at()].join(' ');
                })()""", null);

        assertEquals("1.05 1.05 1.05 1.05", rates);
    }
}
