package io.rostrum.analytics.pinot;

import io.rostrum.analytics.question.Numbers;
import io.rostrum.analytics.question.NumbersAway;
import io.rostrum.analytics.question.Rows;
import io.rostrum.analytics.question.Statement;
import org.apache.pinot.client.Connection;
import org.apache.pinot.client.ConnectionFactory;
import org.apache.pinot.client.ExecutionStats;
import org.apache.pinot.client.JsonAsyncHttpPinotClientTransportFactory;
import org.apache.pinot.client.PinotClientException;
import org.apache.pinot.client.ResultSet;
import org.apache.pinot.client.ResultSetGroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a broker of Pinot. Each statement has a time-out, in Pinot and here; an answer that lacks a server's
 * part is none.
 */
public final class PinotNumbers implements Numbers, AutoCloseable {

    private static final int CONNECT_MILLIS = 1_000;
    /** Beyond Pinot's own time-out, for the way. */
    private static final int SLACK_MILLIS = 500;

    private final Connection connection;
    private final int timeoutMillis;

    /** @param broker host and port */
    public PinotNumbers(String broker, int timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
        Properties settings = new Properties();
        settings.setProperty("brokerReadTimeoutMs", Integer.toString(timeoutMillis + SLACK_MILLIS));
        settings.setProperty("brokerConnectTimeoutMs", Integer.toString(CONNECT_MILLIS));
        settings.setProperty("brokerHandshakeTimeoutMs", Integer.toString(CONNECT_MILLIS));
        this.connection = ConnectionFactory.fromHostList(
                List.of(broker),
                new JsonAsyncHttpPinotClientTransportFactory().withConnectionProperties(settings)
                        .buildTransport());
    }

    @Override
    public List<Rows> ask(List<Statement> statements) throws NumbersAway {
        List<Future<ResultSetGroup>> asked = new ArrayList<>();
        try {
            for (Statement statement : statements) {
                asked.add(connection.executeAsync("SET timeoutMs = " + timeoutMillis + "; "
                        + statement.sql()));
            }
            List<Rows> answers = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                ResultSetGroup answer =
                        asked.get(i).get(timeoutMillis + SLACK_MILLIS, TimeUnit.MILLISECONDS);
                answers.add(rows(answer, statements.get(i)));
            }
            return answers;
        } catch (PinotClientException | ExecutionException refused) {
            throw new NumbersAway("Pinot did not answer: " + cause(refused), refused);
        } catch (TimeoutException late) {
            throw new NumbersAway("Pinot did not answer within " + (timeoutMillis + SLACK_MILLIS) + " ms",
                    late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NumbersAway("interrupted", interrupted);
        }
    }

    private static String cause(Throwable fault) {
        return fault.getCause() == null ? fault.toString() : fault.getCause().toString();
    }

    private static Rows rows(ResultSetGroup group, Statement statement) throws NumbersAway {
        ExecutionStats stats = group.getExecutionStats();
        if (stats.getNumServersResponded() < stats.getNumServersQueried()) {
            throw new NumbersAway("a server of Pinot did not answer");
        }
        if (group.getResultSetCount() == 0) {
            throw new NumbersAway("Pinot answered without a table: " + group.getExceptions());
        }
        ResultSet answer = group.getResultSet(0);
        List<String> columns = new ArrayList<>();
        for (int column = 0; column < answer.getColumnCount(); column++) {
            columns.add(answer.getColumnName(column));
        }
        List<List<String>> cells = new ArrayList<>();
        for (int row = 0; row < answer.getRowCount(); row++) {
            List<String> line = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                line.add(answer.getString(row, column));
            }
            cells.add(line);
        }
        return new Rows(columns, cells, cells.size() >= statement.rowsMax()
                || stats.isNumGroupsLimitReached());
    }

    @Override
    public void close() {
        connection.close();
    }
}
