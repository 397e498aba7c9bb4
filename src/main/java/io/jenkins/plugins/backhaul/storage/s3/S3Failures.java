package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.presigned.ConnectionFault;
import io.jenkins.plugins.backhaul.storage.presigned.StoreAnswer;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns the SDK's exceptions into sentences. What a store says in its own words is dropped, also
 * as a cause: it may repeat what was sent, keys and signatures included.
 */
public final class S3Failures {
    private S3Failures() {}

    /**
     * Says in one sentence what went wrong.
     *
     * @param action what was done to what, to begin a sentence: {@code "Listing s3://bucket/prefix"}
     * @param permission what the store must allow for it
     */
    public static StorageException explain(String action, String permission, SdkException failure) {
        if (failure instanceof AwsServiceException refusal) {
            StoreAnswer answer = answerOf(refusal);
            String sentence = action + " failed" + tries(failure) + ": " + answer.explain(permission)
                    + rightRegion(refusal) + ".";
            return answer.code().equals("NoSuchKey")
                    ? new ObjectNotFoundException(sentence)
                    : new StorageException(sentence);
        }
        return new StorageException(action + " failed" + tries(failure) + ": " + reason(failure) + ".", failure);
    }

    static StoreAnswer answerOf(AwsServiceException refusal) {
        String code = refusal.awsErrorDetails() == null
                ? null
                : refusal.awsErrorDetails().errorCode();
        String known = code == null || !code.matches("[A-Za-z0-9.]{1,64}") || code.matches("[0-9]+") ? "" : code;
        return new StoreAnswer(refusal.statusCode(), known);
    }

    /** Whether the store said just that; any code will do where {@code code} is empty. */
    public static boolean isAnswer(SdkException failure, int status, String code) {
        return failure instanceof AwsServiceException refusal
                && refusal.statusCode() == status
                && (code.isEmpty() || answerOf(refusal).code().equals(code));
    }

    private static String tries(SdkException failure) {
        Integer attempts = failure.numAttempts();
        return attempts == null || attempts < 2 ? "" : " after " + attempts + " tries";
    }

    private static String rightRegion(AwsServiceException refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .filter(details -> answerOf(refusal).isMisdirected())
                .flatMap(details -> details.sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                .filter(region -> region.matches("[a-z0-9-]{1,40}"))
                .map(region -> " (region " + region + ")")
                .orElse("");
    }

    private static String reason(SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unable to load credentials")) {
            return "there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile or a role";
        }
        if (message.startsWith(KeptCredentials.NO_SESSION)) {
            return message;
        }
        if (message.contains("Unable to load region")) {
            return "no region is set; name one in the settings or in AWS_REGION";
        }
        return ConnectionFault.explain(failure);
    }
}
