package io.rostrum.media.storage;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps objects in a bucket of whatever speaks S3. Its keys are found where Amazon's client looks for them:
 * environment, profile, the machine's role.
 */
public final class S3Storage implements Storage, AutoCloseable {

    /** How many names one request may remove. */
    private static final int REMOVED_AT_A_TIME = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OUT_OF_RANGE = 416;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    private S3Storage(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * @param place {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}
     * @param endpoint an address other than Amazon's; {@code null} is Amazon's
     */
    public static S3Storage open(URI place, URI endpoint, String region) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE).socketTimeout(PATIENCE))
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (endpoint != null) {
            builder.endpointOverride(endpoint).forcePathStyle(true);
        }
        String path = place.getPath() == null ? "" : place.getPath().replaceAll("^/+|/+$", "");
        return new S3Storage(builder.build(), place.getHost(), path.isEmpty() ? "" : path + "/");
    }

    private String key(String name) {
        return prefix + ObjectName.require(name);
    }

    /** Asks the bucket. */
    private interface Asking<T> {
        T run();
    }

    private static <T> T ask(Asking<T> asking) throws IOException {
        try {
            return asking.run();
        } catch (SdkException fault) {
            throw new IOException("the bucket did not do it: " + fault.getMessage(), fault);
        }
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        ask(() -> client.putObject(put -> put.bucket(bucket).key(key(name)), RequestBody.fromBytes(bytes)));
    }

    @Override
    public void put(String name, Path file) throws IOException {
        ask(() -> client.putObject(put -> put.bucket(bucket).key(key(name)), RequestBody.fromFile(file)));
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        return read(GetObjectRequest.builder().bucket(bucket).key(key(name)).build());
    }

    @Override
    public Optional<byte[]> read(String name, long offset, int length) throws IOException {
        String range = "bytes=" + offset + "-" + (offset + length - 1);
        return read(GetObjectRequest.builder().bucket(bucket).key(key(name)).range(range).build());
    }

    private Optional<byte[]> read(GetObjectRequest request) throws IOException {
        return ask(() -> {
            try {
                ResponseBytes<GetObjectResponse> answer = client.getObjectAsBytes(request);
                return Optional.of(answer.asByteArrayUnsafe());
            } catch (NoSuchKeyException none) {
                return Optional.<byte[]>empty();
            } catch (S3Exception fault) {
                if (fault.statusCode() == OUT_OF_RANGE) {
                    return Optional.of(new byte[0]);
                }
                throw fault;
            }
        });
    }

    @Override
    public List<Entry> list(String under) throws IOException {
        String from = prefix + ObjectName.requirePrefix(under);
        return ask(() -> {
            List<Entry> found = new ArrayList<>();
            client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(from)).contents()
                    .forEach(object -> found.add(
                            new Entry(object.key().substring(prefix.length()), object.size())));
            return found;
        });
    }

    @Override
    public void delete(List<String> names) throws IOException {
        for (int from = 0; from < names.size(); from += REMOVED_AT_A_TIME) {
            List<ObjectIdentifier> some = names
                    .subList(from, Math.min(names.size(), from + REMOVED_AT_A_TIME)).stream()
                    .map(name -> ObjectIdentifier.builder().key(key(name)).build())
                    .toList();
            ask(() -> client.deleteObjects(
                    remove -> remove.bucket(bucket).delete(which -> which.objects(some).quiet(true))));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
