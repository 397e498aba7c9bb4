package io.jenkins.plugins.backhaul.compose;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;

class StoppedServicesV1Test extends StoppedServicesContract {
    StoppedServicesV1Test() {
        super(Generation.V1);
    }
}
