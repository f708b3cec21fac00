package io.rostrum.devstack.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CSV file with a header (RFC 4180): UTF-8, with or without byte order mark, lines ended by LF or CRLF. Its
 * columns are known by name and stand in any order.
 */
final class CsvTable {

    /** A file larger than this is refused. */
    static final long BYTES_MAX = 256L << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final List<Fault> faults;
    private final List<Row> rows = new ArrayList<>();

    /** One line of the file; absent optional columns read as empty. */
    record Row(long line, Map<String, Integer> columns, CsvRecord fields) {
        String get(String column) {
            Integer place = columns.get(column);
            return place == null ? "" : fields.getField(place);
        }
    }

    private CsvTable(Path file, List<Fault> faults) {
        this.file = file;
        this.faults = faults;
    }

    /**
     * Reads the whole file; what is wrong with it is added to {@code faults}, and the sound rows are
     * returned.
     */
    static List<Row> read(Path file, Set<String> required, Set<String> optional, List<Fault> faults) {
        CsvTable table = new CsvTable(file, faults);
        String text = table.text();
        if (text != null) {
            table.parse(text, required, optional);
        }
        return table.rows;
    }

    private void fault(long line, String reason) {
        faults.add(new Fault(file, line, reason));
    }

    private String text() {
        try {
            if (!Files.isRegularFile(file)) {
                fault(0, Files.exists(file) ? "is no file" : "there is no such file");
                return null;
            }
            if (Files.size(file) > BYTES_MAX) {
                fault(0, "is longer than " + (BYTES_MAX >> 20) + " MB");
                return null;
            }
            return decoded(Files.readAllBytes(file));
        } catch (NoSuchFileException gone) {
            fault(0, "there is no such file");
        } catch (IOException unreadable) {
            fault(0, "cannot be read (" + unreadable + ")");
        }
        return null;
    }

    private String decoded(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            fault(line, "is not UTF-8");
            return null;
        }
        decoder.flush(out);
        String text = out.flip().toString();
        String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        if (plain.isBlank()) {
            fault(0, "is empty");
            return null;
        }
        return plain;
    }

    private void parse(String text, Set<String> required, Set<String> optional) {
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            Map<String, Integer> columns = null;
            for (CsvRecord fields : reader) {
                line = fields.getStartingLineNumber();
                if (columns == null) {
                    columns = columns(line, fields, required, optional);
                    if (columns == null) {
                        return;
                    }
                } else if (fields.getFieldCount() != columns.size()) {
                    fault(line,
                            "has " + fields.getFieldCount() + " fields; the header names " + columns.size());
                } else {
                    rows.add(new Row(line, columns, fields));
                }
            }
        } catch (CsvParseException broken) {
            fault(line, "after this line: " + reason(broken));
        } catch (IOException | UncheckedIOException cannotHappen) {
            throw new IllegalStateException("a text in memory cannot fail to be read", cannotHappen);
        }
    }

    private static String reason(CsvParseException broken) {
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        return String.valueOf(cause.getMessage());
    }

    private Map<String, Integer> columns(
            long line, CsvRecord header, Set<String> required, Set<String> optional) {
        Map<String, Integer> columns = new HashMap<>();
        boolean sound = true;
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i);
            if (!required.contains(name) && !optional.contains(name)) {
                fault(line, "the header names a column '" + name + "', which is unknown; known are "
                        + String.join(", ", required)
                        + (optional.isEmpty() ? "" : ", " + String.join(", ", optional)));
                sound = false;
            } else if (columns.put(name, i) != null) {
                fault(line, "the header names the column '" + name + "' twice");
                sound = false;
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                fault(line, "the header lacks the column '" + name + "'");
                sound = false;
            }
        }
        return sound ? columns : null;
    }
}
