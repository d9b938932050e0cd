package io.latchkey.proof.benchmark;

/** Processor time in seconds, by process. */
record Costs(double service, double postgres, double redis, double loadTool) {

    Costs since(Costs before) {
        return new Costs(
                service - before.service, postgres - before.postgres, redis - before.redis, loadTool - before.loadTool);
    }

    double all() {
        return service + postgres + redis + loadTool;
    }
}
