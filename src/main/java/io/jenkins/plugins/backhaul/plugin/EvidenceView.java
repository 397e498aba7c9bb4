package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.page.HtmlPage;
import io.jenkins.plugins.backhaul.proof.Evidence;
import io.jenkins.plugins.backhaul.proof.EvidencePage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * The evidence of a proof as one page that needs nothing else, to be read, printed or kept. It is made here of the evidence that the
 * controller checked; texts in it come from agents and databases, so nothing in it may run.
 */
public final class EvidenceView {
    private final Path file;

    EvidenceView(Path file) {
        this.file = file;
    }

    /** Writes the page. */
    public void doIndex(StaplerResponse2 response) throws IOException {
        Evidence evidence = Evidence.read(Files.readAllBytes(file));
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", HtmlPage.securityPolicy());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.getOutputStream()
                .write(new EvidencePage(List.of(evidence)).html().getBytes(StandardCharsets.UTF_8));
    }
}
