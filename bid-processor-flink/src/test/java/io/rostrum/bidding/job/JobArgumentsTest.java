package io.rostrum.bidding.job;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JobArgumentsTest {

    @Test
    void argumentsStandOverTheEnvironment() {
        Map<String, String> settings = JobArguments.over(
                Map.of("ROSTRUM_KAFKA", "here:1", "ROSTRUM_SOURCE", "keyby"), "ROSTRUM_KAFKA=there:2",
                "ROSTRUM_REDIS=a=b:3");
        assertEquals("there:2", settings.get("ROSTRUM_KAFKA"));
        assertEquals("a=b:3", settings.get("ROSTRUM_REDIS"));
        assertEquals("keyby", settings.get("ROSTRUM_SOURCE"));
    }

    @Test
    void anArgumentThatIsNoSettingIsRefused() {
        for (String argument : new String[] {"--help", "ROSTRUM_KAFKA", "ROSTRUM_DATA=/data"}) {
            String fault = assertThrows(
                            IllegalArgumentException.class, () -> JobArguments.over(Map.of(), argument))
                    .getMessage();
            assertTrue(fault.contains(argument), fault);
        }
    }

    @Test
    void onlyTheJobsOwnSettingsBecomeArguments() {
        assertEquals(
                List.of("ROSTRUM_KAFKA=here:1", "ROSTRUM_SOURCE=keyby"),
                JobArguments.of(Map.of("ROSTRUM_SOURCE", "keyby", "HOME", "/", "ROSTRUM_KAFKA", "here:1")));
    }
}
