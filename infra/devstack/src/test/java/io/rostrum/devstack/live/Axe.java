package io.rostrum.devstack.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What axe-core finds on a page as it stands. */
final class Axe {

    private static final String SERIOUS = """
            async () => {
              const found = await axe.run(document, { resultTypes: ['violations'] });
              return found.violations
                .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                .map((one) => `${one.id}: ${one.nodes.slice(0, 3)
                  .map((node) => node.html.slice(0, 160)).join(' | ')}`);
            }""";

    private Axe() {}

    static void findsNothingSerious(Visitor visitor) {
        try (InputStream axe = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            visitor.page().evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("axe-core cannot be read", unreadable);
        }
        assertEquals(List.of(), visitor.page().evaluate(SERIOUS), visitor.page().url());
    }
}
