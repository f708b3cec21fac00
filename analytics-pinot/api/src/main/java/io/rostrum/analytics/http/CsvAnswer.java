package io.rostrum.analytics.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.javalin.http.Context;
import io.rostrum.analytics.figures.Sheet;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** An answer as a file (RFC 4180), named by the path that was asked. */
final class CsvAnswer {

    private CsvAnswer() {}

    static void send(Context ctx, Sheet sheet) {
        String name = ctx.path().substring(1).replaceAll("[^A-Za-z0-9_.-]", "-");
        ctx.contentType("text/csv; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(text(sheet));
    }

    private static String text(Sheet sheet) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(sheet.header());
            sheet.rows().forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text cannot be written to", impossible);
        }
        return text.toString();
    }
}
