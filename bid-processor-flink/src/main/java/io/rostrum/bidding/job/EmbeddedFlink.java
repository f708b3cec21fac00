package io.rostrum.bidding.job;

import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Flink in this process, running one job. */
public final class EmbeddedFlink {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final MiniCluster cluster;
    private final JobID job;
    private volatile boolean stopping;

    private EmbeddedFlink(MiniCluster cluster, JobID job) {
        this.cluster = cluster;
        this.job = job;
    }

    public static EmbeddedFlink start(Configuration flink, int slots, JobGraph graph) throws Exception {
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        cluster.submitJob(graph).get();
        return new EmbeddedFlink(cluster, graph.getJobID());
    }

    /** Waits until every subtask has its state and reads. */
    public void awaitRunning() throws InterruptedException, ExecutionException {
        while (!stopping) {
            AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
            if (graph.getState().isGloballyTerminalState()) {
                return;
            }
            boolean running = graph.getState() == JobStatus.RUNNING;
            for (AccessExecutionVertex subtask : graph.getAllExecutionVertices()) {
                running &= subtask.getExecutionState() == ExecutionState.RUNNING;
            }
            if (running) {
                return;
            }
            Thread.sleep(LOOK);
        }
    }

    /** Waits for the job's end: true if it was stopped, false if it failed. */
    public boolean awaitEnd() throws InterruptedException, ExecutionException {
        JobResult result = cluster.requestJobResult(job).get();
        if (result.isSuccess() || stopping) {
            return true;
        }
        LOG.atError().setCause(result.getSerializedThrowable().orElse(null)).log("bid processor failed");
        return false;
    }

    /**
     * Stops the job with a savepoint that every state backend can take up, or after a bounded wait without:
     * the last checkpoint then serves.
     */
    public void stop(Path savepoints) {
        stopping = true;
        try {
            String savepoint = cluster
                    .stopWithSavepoint(
                            job, savepoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
                    .get(STOP.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atInfo().addKeyValue("savepoint", savepoint).log("bid processor stopped");
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("bid processor stops without a savepoint");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            cluster.closeAsync().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("Flink did not close");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
