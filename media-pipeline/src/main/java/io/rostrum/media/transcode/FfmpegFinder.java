package io.rostrum.media.transcode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds an ffmpeg that starts: the one that is set, else the one that this program carries, else the
 * machine's own.
 *
 * <p>The carried one is linked against libraries for sound cards, screens and devices, which it is never
 * asked to use and which servers lack. For those that are missing an empty stand-in is written beside it.
 */
public final class FfmpegFinder {

    private static final Logger LOG = LoggerFactory.getLogger(FfmpegFinder.class);
    private static final List<String> FOLDERS =
            List.of("org/bytedeco/ffmpeg/linux-x86_64-gpl/", "org/bytedeco/ffmpeg/linux-x86_64/");
    private static final Pattern MISSING = Pattern.compile("shared libraries: ([^:\\s]+): cannot open");
    /** What belongs to devices alone; a library that pictures or sound are coded with is never made up. */
    private static final Pattern DEVICE = Pattern.compile(
            "lib(pulse|pulse-simple|asound|xcb|xcb-[a-z0-9]+|X[a-z0-9]+|udev)\\.so\\.[0-9]+");
    private static final List<String> ENCODERS =
            List.of("libx264", "libopenh264", "h264_nvenc", "h264_vaapi");
    private static final int PROBE_SECONDS = 20;
    private static final int STAND_INS_MAX = 16;

    private final Path folder;
    private final Optional<Path> wanted;
    private final Optional<String> encoder;
    private final Set<String> alwaysStandIn;
    private final List<String> why = new ArrayList<>();

    /**
     * A finder.
     *
     * @param folder where to unpack to
     * @param wanted the program to use and no other
     * @param encoder what to make H.264 with, if not the first that it has
     */
    public FfmpegFinder(Path folder, Optional<Path> wanted, Optional<String> encoder) {
        this(folder, wanted, encoder, Set.of());
    }

    /** The same with stand-ins written even where the library is there. */
    FfmpegFinder(Path folder, Optional<Path> wanted, Optional<String> encoder, Set<String> alwaysStandIn) {
        this.folder = folder;
        this.wanted = wanted;
        this.encoder = encoder;
        this.alwaysStandIn = alwaysStandIn;
    }

    /** The first that starts and can make H.264; empty if none does, and {@link #why} says why. */
    public Optional<Ffmpeg> find() throws IOException {
        if (wanted.isPresent()) {
            return probe(wanted.get(), Map.of());
        }
        Optional<Ffmpeg> carried = carried();
        return carried.isPresent() ? carried : onPath();
    }

    /** Why none was found. */
    public String why() {
        return String.join("; ", why);
    }

    private Optional<Ffmpeg> carried() throws IOException {
        for (String inJar : FOLDERS) {
            URL program = FfmpegFinder.class.getClassLoader().getResource(inJar + "ffmpeg");
            if (program != null && program.openConnection() instanceof JarURLConnection jar) {
                return withStandIns(unpack(jar, inJar));
            }
        }
        why.add("this program carries none for the machine");
        return Optional.empty();
    }

    /** Unpacks it once for each version of the jar, whole or not at all. */
    private Path unpack(JarURLConnection connection, String inJar) throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            String name = Path.of(jar.getName()).getFileName().toString().replaceAll("\\.jar$", "");
            Path home = folder.resolve(name);
            if (Files.isDirectory(home)) {
                return home;
            }
            Files.createDirectories(folder);
            Path half = Files.createTempDirectory(folder, "half-");
            for (JarEntry entry : jar.stream().filter(one -> one.getName().startsWith(inJar)).toList()) {
                String file = entry.getName().substring(inJar.length());
                if (!entry.isDirectory() && !file.contains("/") && !file.startsWith("libjni")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, half.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                    }
                    Files.setPosixFilePermissions(
                            half.resolve(file), PosixFilePermissions.fromString("rwx------"));
                }
            }
            try {
                Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException there) {
                if (!Files.isDirectory(home)) {
                    throw there;
                }
                // Another process was faster; both have the same.
                LOG.atDebug().setMessage("ffmpeg was unpacked by another process").log();
            }
            return home;
        }
    }

    private Optional<Ffmpeg> withStandIns(Path home) throws IOException {
        Path standIns = home.resolve("stand-ins");
        Files.createDirectories(standIns);
        for (String soname : alwaysStandIn) {
            write(standIns, soname);
        }
        Map<String, String> environment =
                Map.of("LD_LIBRARY_PATH", home + File.pathSeparator + standIns);
        if (!alwaysStandIn.isEmpty()) {
            environment = Map.of("LD_LIBRARY_PATH", standIns + File.pathSeparator + home);
        }
        for (int i = 0; i < STAND_INS_MAX; i++) {
            Said said = run(home.resolve("ffmpeg"), environment, "-hide_banner", "-version");
            Matcher missing = MISSING.matcher(said.text());
            if (said.exit() == 0 || !missing.find()) {
                break;
            }
            if (!DEVICE.matcher(missing.group(1)).matches()) {
                why.add("the carried ffmpeg lacks " + missing.group(1));
                return Optional.empty();
            }
            LOG.atInfo().setMessage("a library for devices is stood in for")
                    .addKeyValue("library", missing.group(1))
                    .log();
            write(standIns, missing.group(1));
        }
        return probe(home.resolve("ffmpeg"), environment);
    }

    private static void write(Path standIns, String soname) throws IOException {
        Path half = Files.createTempFile(standIns, "half-", ".so");
        Files.write(half, StandIn.library(soname));
        Files.move(half, standIns.resolve(soname), StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<Ffmpeg> onPath() throws IOException {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String part : path.split(File.pathSeparator)) {
            Path program = Path.of(part.isEmpty() ? "." : part, "ffmpeg");
            if (Files.isExecutable(program)) {
                return probe(program, Map.of());
            }
        }
        why.add("there is none on the PATH");
        return Optional.empty();
    }

    private Optional<Ffmpeg> probe(Path program, Map<String, String> environment) throws IOException {
        Said version = run(program, environment, "-hide_banner", "-version");
        if (version.exit() != 0) {
            why.add(program + " does not start: " + version.firstLine());
            return Optional.empty();
        }
        Set<String> encoders = names(run(program, environment, "-hide_banner", "-encoders"));
        Optional<String> chosen = Stream.concat(encoder.stream(), ENCODERS.stream())
                .filter(encoders::contains)
                .findFirst();
        if (chosen.isEmpty() || !encoders.contains("aac")) {
            why.add(program + " makes no H.264 or no AAC");
            return Optional.empty();
        }
        Set<String> filters = names(run(program, environment, "-hide_banner", "-filters"));
        return Optional.of(
                new Ffmpeg(program, environment, version.firstLine(), chosen.get(), filters));
    }

    /** Of each line the second word, which is the name. */
    private static Set<String> names(Said listing) {
        Set<String> names = new TreeSet<>();
        for (String line : listing.text().lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words.length > 1) {
                names.add(words[1]);
            }
        }
        return new HashSet<>(names);
    }

    private record Said(int exit, String text) {

        String firstLine() {
            return text.lines().findFirst().orElse("it says nothing");
        }
    }

    private Said run(Path program, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException cannot) {
            return new Said(-1, String.valueOf(cannot.getMessage()));
        }
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readNBytes(1 << 20), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            return new Said(ended ? process.exitValue() : -1, text);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was tried", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
