package io.jenkins.plugins.backhaul.compose;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;

class ComposeProjectV1Test extends ComposeProjectContract {
    ComposeProjectV1Test() {
        super(Generation.V1);
    }
}
