package io.rostrum.bench.media;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.rostrum.devstack.browser.MachineChromium;
import io.rostrum.devstack.engine.CannotStart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, in which streams are watched. {@code ROSTRUM_CHROMIUM} names another. */
final class Cinema implements AutoCloseable {

    private final PlayerSite site;
    private final Playwright playwright;
    private final Browser browser;

    Cinema() throws IOException {
        Path program = MachineChromium.program()
                .orElseThrow(() -> new CannotStart(MachineChromium.HOW_TO_GET_ONE));
        List<String> flags = new ArrayList<>(MachineChromium.flags());
        flags.add("--autoplay-policy=no-user-gesture-required");
        site = new PlayerSite();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(flags));
    }

    /** A seat: the player's page, loaded, with nothing on it yet. */
    Viewer seat() {
        Page page = browser.newContext().newPage();
        page.navigate(site.address());
        page.waitForFunction("() => globalThis.glass");
        return new Viewer(page);
    }

    String browserName() {
        return "Chromium " + browser.version();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        site.close();
    }
}
