package io.rostrum.devstack.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.devstack.client.Gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * One person before one page, in a browser profile of their own. Whatever the page complains of is kept, and
 * asked for at the end.
 */
final class Visitor implements AutoCloseable {

    /** Everything shares two cores: a page gets this long before a test gives up on it. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final BrowserContext context;
    private final Page page;
    private final Gateway gateway;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visitor(BrowserContext context, Gateway gateway) {
        this.context = context;
        this.page = context.newPage();
        this.gateway = gateway;
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A room asks for cards and credits, and goes on where no ledger runs.
            boolean noLedger = message.text().contains("503")
                    && message.location().contains("/api/v1/ledger/wallet");
            if (message.type().equals("error") && !noLedger
                    && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
                complaints.add(message.text());
            }
        });
    }

    /** Somebody at a desk who wants dark pages. */
    static Visitor atADesk(Gateway gateway) {
        return with(gateway, new Browser.NewContextOptions()
                .setViewportSize(1_440, 900).setColorScheme(ColorScheme.DARK));
    }

    static Visitor onAPhone(Gateway gateway) {
        return with(gateway, new Browser.NewContextOptions()
                .setViewportSize(390, 844).setHasTouch(true).setIsMobile(true)
                .setColorScheme(ColorScheme.LIGHT));
    }

    static Visitor with(Gateway gateway, Browser.NewContextOptions options) {
        return new Visitor(Chromium.browser().newContext(options.setLocale("en-US")), gateway);
    }

    /** Keeps everything that comes to the page: frames of its sockets and answers to its requests. */
    Visitor listen(StringBuilder heard) {
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.append(frame.text()).append('\n')));
        page.onResponse(answer -> {
            if (answer.url().contains("/api/")) {
                heard.append(answer.text()).append('\n');
            }
        });
        return this;
    }

    /** Opens a page as nobody. */
    Visitor open(String path) {
        page.navigate(gateway.http().resolve(path).toString());
        return this;
    }

    /** Opens a page by a link that signs in, as {@code ./rostrum demo} prints it. */
    Visitor open(String path, UserId user, Role... roles) {
        page.navigate(gateway.http().resolve(path) + "#token=" + gateway.token(user, roles));
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    void press(String selector) {
        at(selector).first().click();
    }

    void sees(String selector) {
        expect(selector).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    void reads(String selector, String text) {
        expect(selector).containsText(
                text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    void sees(String selector, int times) {
        PlaywrightAssertions.assertThat(at(selector)).hasCount(
                times, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    }

    private LocatorAssertions expect(String selector) {
        return PlaywrightAssertions.assertThat(at(selector).first());
    }

    /** Goes through the three steps to a paddle; where the ledger runs, a card is saved on the way. */
    void takePaddle() {
        sees("[data-step=paddle] .bid-button");
        press("[data-step=paddle] .bid-button");
        for (int step = 1; step <= 2; step++) {
            // The box of the step before is the same element until the page is drawn again.
            sees("dialog .steps li:nth-child(" + step + ")[aria-current=step]");
            at("dialog .check input").check();
            press("[data-paddle=next]");
        }
        sees("dialog [data-method]");
        if (at("dialog [data-method=none]").count() > 0) {
            saveCard();
        }
        press("[data-paddle=request]");
        sees("dialog", 0);
    }

    /** At the provider's own page, in a tab of its own. */
    private void saveCard() {
        press("dialog [data-method=none]");
        Page provider = context.waitForPage(() -> press("dialog [data-method=entry]"));
        provider.locator("button").first().click();
        sees("dialog [data-method=saved]");
        provider.close();
    }

    void complainsOfNothing() {
        assertEquals(List.of(), complaints);
    }

    /**
     * As {@link #complainsOfNothing()}, where some requests had to fail: the browser notes those by itself.
     */
    void complainsOfAnswersAlone() {
        assertEquals(
                List.of(),
                complaints.stream().filter(one -> !one.startsWith("Failed to load resource")).toList());
    }

    /** First nothing more is asked: a request that a test answers itself must not outlive its page. */
    @Override
    public void close() {
        page.navigate("about:blank");
        context.unrouteAll();
        context.close();
    }
}
