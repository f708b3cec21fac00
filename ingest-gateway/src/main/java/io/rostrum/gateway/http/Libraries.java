package io.rostrum.gateway.http;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Where the class path's jars keep the files of each JavaScript library: mvnpm jars below
 * {@code META-INF/resources/_static/NAME/VERSION/}, WebJars below {@code META-INF/resources/webjars/NAME/VERSION/}.
 */
record Libraries(Map<String, String> folders) {

    private static final Pattern ENTRY =
            Pattern.compile("(META-INF/resources/(?:_static|webjars)/([^/]+)/[^/]+/).+");

    Libraries {
        folders = Map.copyOf(folders);
    }

    /** Looks through every jar of the class path once. */
    static Libraries onClassPath() {
        Map<String, String> folders = new HashMap<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (path.endsWith(".jar")) {
                look(path, folders);
            }
        }
        return new Libraries(folders);
    }

    private static void look(String jar, Map<String, String> folders) {
        try (ZipFile zip = new ZipFile(jar)) {
            zip.stream().map(entry -> ENTRY.matcher(entry.getName())).filter(Matcher::matches)
                    .forEach(found -> folders.putIfAbsent(found.group(2), found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " cannot be read", e);
        }
    }

    /** Where that file of that library stands on the class path, if there is such a library. */
    Optional<String> path(String name, String file) {
        return Optional.ofNullable(folders.get(name)).map(folder -> folder + file);
    }
}
