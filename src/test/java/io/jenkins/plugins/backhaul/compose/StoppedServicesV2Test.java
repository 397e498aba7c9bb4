package io.jenkins.plugins.backhaul.compose;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;

class StoppedServicesV2Test extends StoppedServicesContract {
    StoppedServicesV2Test() {
        super(Generation.V2);
    }
}
