package io.rostrum.bench.media;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/**
 * A line on loopback that can be cut: while it is, connections stay and nothing passes, as when a telephone
 * loses its network.
 */
final class Cable implements AutoCloseable {

    private static final int CHUNK = 16 << 10;
    private static final int BACKLOG = 128;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private boolean cut;
    private final int silence;
    private final AtomicLong up = new AtomicLong();
    private volatile long firstMillis;
    private volatile long spokenMillis;

    /** @param target port on loopback to which everything is handed on */
    Cable(int target) throws IOException {
        this(target, 0);
    }

    /** @param silence bytes that whoever connects sends before it has anything to say */
    Cable(int target, int silence) throws IOException {
        this.target = target;
        this.silence = silence;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("cable").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Wall-clock milliseconds at which somebody first connected; 0 before. */
    long firstMillis() {
        return firstMillis;
    }

    /** Wall-clock milliseconds at which more than the usual introduction had come up the line; 0 before. */
    long spokenMillis() {
        return spokenMillis;
    }

    void cut() {
        setCut(true);
    }

    void mend() {
        setCut(false);
    }

    private void setCut(boolean now) {
        lock.lock();
        try {
            cut = now;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitWhole() throws InterruptedException {
        lock.lock();
        try {
            while (cut) {
                mended.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket here = server.accept();
                if (firstMillis == 0) {
                    firstMillis = System.currentTimeMillis();
                }
                ends.add(here);
                Thread.ofVirtual().start(() -> join(here));
            } catch (IOException closed) {
                closeQuietly(server);
            }
        }
    }

    private void join(Socket here) {
        Socket there = new Socket();
        ends.add(there);
        try {
            awaitWhole();
            there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            here.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pump(there, here, count -> {}));
            pump(here, there, this::heard);
            back.join();
        } catch (IOException refused) {
            hangUp(here, there);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            hangUp(here, there);
        }
    }

    private void heard(int count) {
        if (up.addAndGet(count) > silence && spokenMillis == 0) {
            spokenMillis = System.currentTimeMillis();
        }
    }

    private void pump(Socket from, Socket to, IntConsumer heard) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int n = from.getInputStream().read(chunk); n >= 0; n = from.getInputStream().read(chunk)) {
                heard.accept(n);
                awaitWhole();
                to.getOutputStream().write(chunk, 0, n);
            }
            hangUp(from, to);
        } catch (IOException over) {
            hangUp(from, to);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            hangUp(from, to);
        }
    }

    private void hangUp(Socket... sockets) {
        for (Socket socket : sockets) {
            closeQuietly(socket);
            ends.remove(socket);
        }
    }

    /** A line's end that cannot even be closed has nothing left to tell. */
    private static void closeQuietly(Closeable end) {
        try {
            end.close();
        } catch (IOException gone) {
            System.err.println("a line could not be closed: " + gone.getMessage());
        }
    }

    @Override
    public void close() {
        closeQuietly(server);
        mend();
        ends.forEach(Cable::closeQuietly);
    }
}
