/** The convention: every branch is tested; develop is staged meanwhile, master deployed once its tests are green. */
def call(Map options = [:]) {
    try {
        follow(node(options.testNode ?: '') {
            [commit: checkout(scm).GIT_COMMIT, testNode: ''] + readBackhaul() + options
        })
    } catch (Exception e) {
        if (currentBuild.result != 'NOT_BUILT' && !endedOnPurpose(e)) {
            try {
                mailCommitters(error: e.message ?: e.toString(), to: options.mail)
            } catch (Exception unsent) {
                echo("Nobody was mailed: ${unsent.message}")
            }
        }
        throw e
    }
}

def follow(Map project) {
    properties([disableConcurrentBuilds(abortPrevious: !project.production)])
    if (project.production && !project.test) {
        error("${project.environment} is not deployed untested: say 'test' in backhaul.yml, or backhaulPipeline(test: 'true')")
    }
    def tested = { at('Test', project.testNode, project) { test(project) } }
    def deployed = { at('Deploy', project.node, project) { deployBranch((project.deploy ?: [:]) + [commit: project.commit]) } }
    if (project.environment && !project.production) {
        parallel(Test: tested, Deploy: deployed)
    } else {
        tested()
        project.environment ? deployed() : echo("Nothing is deployed from ${project.branch}")
    }
}

def test(Map project) {
    int status = project.test ? sh(script: project.test, returnStatus: true) : 0
    def reported = project.reports ? junit(testResults: project.reports, allowEmptyResults: true) : null
    if (reported?.failCount || status) {
        error(reported?.failCount ? "${reported.failCount} tests failed" : "The tests failed: ${project.test} ended with ${status}")
    } else if (project.production && reported?.totalCount == 0) {
        error("No test is reported in ${project.reports}, so nothing is deployed to ${project.environment}")
    }
}

def at(String name, String label, Map project, Closure body) {
    stage(name) {
        node(label) {
            if (checkout(scm).GIT_COMMIT != project.commit && project.environment) {
                currentBuild.result = 'NOT_BUILT'
                error('The branch has moved on; the next build takes that')
            }
            body()
        }
    }
}
