package io.rostrum.cdc.slot;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SlotRulesTest {

    private static final long MB = 1 << 20;
    private static final long KEEP = 1_024 * MB;
    private static final SlotRules RULES = new SlotRules(64 * MB, 30_000);
    private static final Slot WELL = new Slot(true, true, "reserved", MB, 2 * MB, 1_000 * MB, KEEP, "");

    private static List<String> codes(Slot slot, boolean expected, long idleMillis) {
        return RULES.judge("s", slot, expected, idleMillis).stream()
                .map(finding -> finding.severity() + " " + finding.code())
                .toList();
    }

    @Test
    void aSlotThatIsReadAndNotFarBehindIsWell() {
        assertEquals(List.of(), codes(WELL, true, 0));
        assertEquals(List.of(), codes(new Slot(true, true, "extended", MB, 2 * MB, 900 * MB, KEEP, ""), true, 0));
    }

    @Test
    void aLostSlotIsAnAlarmThatNamesTheWayOut() {
        Slot lost = new Slot(true, false, "lost", -1, -1, -1, KEEP, "wal_removed");
        assertEquals(List.of("ALARM slot-lost"), codes(lost, true, 99_000));
        Finding finding = RULES.judge("s", lost, true, 0).getFirst();
        assertTrue(finding.line().contains("./rostrum cdc recover"), finding.line());
        assertTrue(finding.line().contains("wal_removed"), finding.line());
        assertEquals(
                List.of("ALARM slot-lost"),
                codes(new Slot(true, false, "reserved", 1, 1, 1, KEEP, "rows_removed"), true, 0));
    }

    @Test
    void aMissingSlotIsAnAlarmOnceAConnectorHasRead() {
        assertEquals(List.of("ALARM slot-missing"), codes(Slot.absent(KEEP), true, 0));
        assertEquals(List.of(), codes(Slot.absent(KEEP), false, 0));
    }

    @Test
    void aSlotThatIsNearlyLostIsAnAlarmWhileItCanStillBeSaved() {
        assertEquals(
                List.of("ALARM slot-in-danger"),
                codes(new Slot(true, true, "extended", 800 * MB, 800 * MB, 255 * MB, KEEP, ""), true, 0));
        assertEquals(
                List.of("ALARM slot-in-danger"),
                codes(new Slot(true, true, "unreserved", MB, MB, 0, KEEP, ""), true, 0));
    }

    @Test
    void aSlotThatNobodyReadsOrThatIsFarBehindIsAWarning() {
        assertEquals(
                List.of("WARNING slot-unread"), codes(new Slot(true, false, "reserved", MB, MB, 900 * MB, KEEP, ""), true, 30_001));
        assertEquals(
                List.of(), codes(new Slot(true, false, "reserved", MB, MB, 900 * MB, KEEP, ""), true, 30_000));
        assertEquals(
                List.of("WARNING slot-behind"),
                codes(new Slot(true, true, "reserved", 65 * MB, 66 * MB, 900 * MB, KEEP, ""), true, 0));
    }

    @Test
    void aServerThatKeepsItsLogWithoutBoundIsAWarning() {
        assertEquals(
                List.of("WARNING slot-unbounded"), codes(new Slot(true, true, "reserved", 1, 1, -1, -1, ""), true, 0));
    }
}
