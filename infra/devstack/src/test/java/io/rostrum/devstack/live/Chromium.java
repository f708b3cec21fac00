package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.rostrum.devstack.browser.MachineChromium;

import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The machine's own Chromium, started once for all page tests of this JVM. {@code ROSTRUM_CHROMIUM} names it
 * if it stands at no usual place. Without one the page tests are skipped, unless
 * {@code -Drostrum.pages=required} makes that a failure.
 */
final class Chromium {

    /** A browser shares two cores with every engine of the stack. */
    private static final double START_MILLIS_MAX = 120_000;

    private static Browser running;

    private Chromium() {}

    static synchronized Browser browser() {
        Path program = MachineChromium.program().orElse(null);
        if (program == null) {
            String why = MachineChromium.HOW_TO_GET_ONE;
            return "required".equals(System.getProperty("rostrum.pages")) ? fail(why) : abort(why);
        }
        if (running == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(program).setArgs(MachineChromium.flags()).setTimeout(START_MILLIS_MAX));
        }
        return running;
    }
}
