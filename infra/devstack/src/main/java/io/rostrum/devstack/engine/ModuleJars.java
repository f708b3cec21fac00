package io.rostrum.devstack.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars that a module runs with: its own in {@code target} and those in {@code target/lib}.
 *
 * <p>Jars of this repository are copied into the data folder first: a build that replaces them must not pull
 * the classes from under a running engine.
 */
public final class ModuleJars {

    private static final String JOB_MODULE = "bid-processor-flink";

    private final StackSettings settings;

    public ModuleJars(StackSettings settings) {
        this.settings = settings;
    }

    /** The class path of an engine, which runs on after a rebuild. */
    String classPath(EngineName name, String module) throws IOException {
        Path copies = settings.runFolder().resolve("jars").resolve(name.toString());
        Files.createDirectories(copies);
        List<Path> path = new ArrayList<>();
        for (Path jar : jars(module)) {
            if (jar.getFileName().toString().startsWith("rostrum-")) {
                Path copy = copies.resolve(jar.getFileName());
                Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
                path.add(copy);
            } else {
                path.add(jar);
            }
        }
        return joined(path);
    }

    /** The class path of a module's program that ends with the command that calls it. */
    public String classPath(String module) throws IOException {
        return joined(jars(module));
    }

    /** What a Flink cluster runs: the bid processor with all that Flink does not bring. */
    Path jobJar() throws IOException {
        Path target = settings.home().resolve(JOB_MODULE).resolve("target");
        List<Path> jars = Files.isDirectory(target)
                ? listed(target).filter(file -> file.toString().endsWith("-job.jar")).toList()
                : List.of();
        if (jars.size() != 1) {
            throw notBuilt(JOB_MODULE);
        }
        return jars.getFirst();
    }

    private static String joined(List<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private List<Path> jars(String module) throws IOException {
        Path target = settings.home().resolve(module).resolve("target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw notBuilt(module);
        }
        List<Path> jars = new ArrayList<>(listed(target).filter(ModuleJars::isOwnJar).toList());
        if (jars.size() != 1) {
            throw notBuilt(module);
        }
        jars.addAll(listed(target.resolve("lib")).toList());
        return jars;
    }

    private static Stream<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        }
    }

    /** The module's plain jar, not one with a classifier such as {@code -job} or {@code -sources}. */
    private static boolean isOwnJar(Path file) {
        return file.getFileName().toString().matches("rostrum-[a-z-]+-[0-9][0-9.]*(-SNAPSHOT)?\\.jar");
    }

    private CannotStart notBuilt(String module) {
        String where = settings.homeIsRepository()
                ? ""
                : " (" + settings.home() + " is no repository; see ROSTRUM_HOME)";
        return new CannotStart(module + " is not built" + where + ". Run: mvn -Dquick -DskipTests package");
    }
}
