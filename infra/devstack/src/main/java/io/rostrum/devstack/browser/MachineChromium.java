package io.rostrum.devstack.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, for tests and measurements of pages; the project brings none. */
public final class MachineChromium {

    /** What to say where there is none. */
    public static final String HOW_TO_GET_ONE =
            "no Chromium: install one (Debian: apt install chromium) or set ROSTRUM_CHROMIUM to it";

    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable", "/snap/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private MachineChromium() {}

    /** Where it stands: what {@code ROSTRUM_CHROMIUM} names, or a usual place; empty if there is none. */
    public static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("ROSTRUM_CHROMIUM")), USUAL.stream())
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** How it is started: without a screen, and without a word to anybody outside. */
    public static List<String> flags() {
        return FLAGS;
    }
}
