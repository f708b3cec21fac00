package io.rostrum.media.transcode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A shared library without anything in it, for x86-64 Linux (System V ABI, "Object Files"; ELF-64).
 *
 * <p>A program that is linked against a library which it never calls starts with this in its place. It has
 * what the loader looks for: one loadable segment, a dynamic section with a name, and empty tables.
 */
final class StandIn {

    private static final int ELF_HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int PAGE = 0x1000;
    private static final int DYNAMIC_ENTRY = 16;
    private static final int SYMBOL = 24;

    private StandIn() {}

    /** The file's bytes; it calls itself by that name. */
    static byte[] library(String soname) {
        byte[] names = ("\0" + soname + "\0").getBytes(StandardCharsets.US_ASCII);
        int entries = 7;
        int dynamic = ELF_HEADER + 2 * PROGRAM_HEADER;
        int symbols = dynamic + entries * DYNAMIC_ENTRY;
        int hash = symbols + SYMBOL;
        int strings = hash + 16;
        int size = strings + names.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elfHeader(file);
        programHeader(file, 1, 0, size, PAGE);
        programHeader(file, 2, dynamic, entries * DYNAMIC_ENTRY, 8);
        for (long[] entry : new long[][] {
            {14, 1}, {4, hash}, {5, strings}, {6, symbols}, {10, names.length}, {11, SYMBOL}, {0, 0}}) {
            file.putLong(entry[0]).putLong(entry[1]);
        }
        file.position(hash);
        // One bucket and one symbol, which is the empty one.
        file.putInt(1).putInt(1).putInt(0).putInt(0);
        return file.put(names).array();
    }

    private static void elfHeader(ByteBuffer file) {
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        file.putShort((short) 3).putShort((short) 62).putInt(1);
        file.putLong(0).putLong(ELF_HEADER).putLong(0).putInt(0);
        file.putShort((short) ELF_HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 2);
        file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    /** Readable and writable: the loader notes addresses in the dynamic section. */
    private static void programHeader(ByteBuffer file, int type, int offset, int size, int align) {
        file.putInt(type).putInt(6).putLong(offset).putLong(offset).putLong(offset);
        file.putLong(size).putLong(size).putLong(align);
    }
}
