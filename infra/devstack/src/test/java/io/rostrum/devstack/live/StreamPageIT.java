package io.rostrum.devstack.live;

import io.rostrum.contracts.id.UserId;
import io.rostrum.contracts.identity.Role;
import io.rostrum.contracts.media.StreamKey;
import io.rostrum.devstack.client.EventLog;
import io.rostrum.devstack.client.Gateway;
import io.rostrum.devstack.client.Scenario;
import io.rostrum.devstack.engine.EngineName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A seller makes a key on the real page, publishes with it, sees the stream's health, is watched, changes the key
 * and is cut off.
 */
@Tag("drill")
class StreamPageIT {

    private static final Path PICTURES = Path.of("target", "pictures");

    private final Spine spine = Spine.whole();

    @AfterEach
    void stopMedia() {
        spine.stack().stop(EngineName.MEDIA);
    }

    @Test
    void aSellerMakesAKeyPublishesAndChangesIt() throws Exception {
        spine.stack().start(EngineName.MEDIA);
        Process camera = null;
        try (Gateway gateway = spine.gateway();
                Scenario scenario = spine.show(gateway, "stream");
                Visitor visitor = Visitor.atADesk(gateway);
                Visitor console = Visitor.onAPhone(gateway)) {
            UserId seller = scenario.seller().user();
            visitor.open("/desk/" + scenario.show(), seller, Role.SELLER).sees("[data-stream=OFF]");
            visitor.press("[data-make-key]");
            visitor.sees("#stream-key");
            String key = visitor.at("#stream-key").inputValue();
            String server = visitor.at("#stream-address").inputValue();
            assertEquals(spine.settings().rtmpUrl(), server);
            assertEquals(key, new StreamKey(key).text());
            Axe.findsNothingSerious(visitor);

            camera = Cameras.publish(spine.settings(), server + "/" + key);
            visitor.sees("[data-stream=LIVE]");
            visitor.sees(".stream-health li", 4);
            Axe.findsNothingSerious(visitor);
            picture(visitor, "stream-card");
            watches(gateway, scenario);

            console.open("/console/" + scenario.show(), seller, Role.SELLER).sees(".console-list");
            visitor.press("[data-make-key]");
            console.sees(".notice[data-stream=WAITING]");
            Axe.findsNothingSerious(console);
            picture(console, "console-stream-lost");
            camera.destroyForcibly();
            visitor.sees("[data-stream=WAITING]");
            assertTrue(!visitor.at("#stream-key").inputValue().equals(key), "the key is another");
            assertEquals(List.of(), places(scenario, key));
            visitor.complainsOfNothing();
            console.complainsOfNothing();
        } finally {
            if (camera != null) {
                camera.destroyForcibly();
            }
        }
    }

    /** Somebody with a phone sees the picture near its live edge, and from its beginning in the replay. */
    private static void watches(Gateway gateway, Scenario scenario) throws IOException {
        try (Visitor watcher = Visitor.onAPhone(gateway)) {
            watcher.open("/room/" + scenario.show()).sees(".player[data-playing=true][data-live=true]");
            String soon = watcher.page().request().get(watcher.page().url()).headers().get("link");
            assertEquals("</vendor/hls/hls.min.js>; rel=preload; as=script", soon);
            watcher.sees(".player-tiers option", 4);
            Axe.findsNothingSerious(watcher);
            picture(watcher, "room-stream");
            watcher.open("/replay/" + scenario.show()).sees(".seek-bar");
            Axe.findsNothingSerious(watcher);
            picture(watcher, "replay");
        }
    }

    /** Where the key stands, of all that is logged or kept in the log. */
    private List<String> places(Scenario scenario, String key) throws Exception {
        List<String> found = new ArrayList<>();
        try (EventLog log = new EventLog(spine.settings().kafka())) {
            log.forEachRecord(scenario.show(), record -> {
                if (new String(record.value(), StandardCharsets.UTF_8).contains(key)) {
                    found.add("event " + record.offset());
                }
            });
        }
        for (Path folder : List.of(spine.settings().logFolder(), spine.settings().data().resolve("kafka"),
                spine.settings().data().resolve("media"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(key)) {
                        found.add(file.toString());
                    }
                }
            }
        }
        return found;
    }

    private static void picture(Visitor visitor, String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), visitor.page().screenshot(
                new com.microsoft.playwright.Page.ScreenshotOptions().setFullPage(true)));
    }
}
