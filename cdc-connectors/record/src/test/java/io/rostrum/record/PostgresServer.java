package io.rostrum.record;

import io.rostrum.record.schema.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A real PostgreSQL for one test class, durable as in production, on a free port. */
public final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres server;

    public PostgresServer(Path folder) throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("unix_socket_directories", "")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** The record's database as the owner of everything. */
    public Database owner() {
        return new Database("127.0.0.1", server.getPort(), Database.RECORD, "postgres", "");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
