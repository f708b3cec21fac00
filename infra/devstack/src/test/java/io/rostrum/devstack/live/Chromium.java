package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The machine's own Chromium, started once for all page tests of this JVM. {@code ROSTRUM_CHROMIUM} names it
 * if it stands at no usual place. Without one the page tests are skipped, unless
 * {@code -Drostrum.pages=required} makes that a failure.
 */
final class Chromium {

    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable", "/snap/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    /** A browser shares two cores with every engine of the stack. */
    private static final double START_MILLIS_MAX = 120_000;

    private static Browser running;

    private Chromium() {}

    static synchronized Browser browser() {
        Path program = program().orElse(null);
        if (program == null) {
            String why =
                    "no Chromium: install one (Debian: apt install chromium) or set ROSTRUM_CHROMIUM to it";
            return "required".equals(System.getProperty("rostrum.pages")) ? fail(why) : abort(why);
        }
        if (running == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(program).setArgs(FLAGS).setTimeout(START_MILLIS_MAX));
        }
        return running;
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("ROSTRUM_CHROMIUM")), USUAL.stream())
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
