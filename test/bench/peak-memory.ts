/** Preloaded into a process that is measured: tells at its end what it took, as one line of JSON. */
const start = performance.now();
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const used = {
    // Kilobytes and microseconds, by Node's own account.
    peakBytes: maxRSS * 1024,
    cpu: (userCPUTime + systemCPUTime) / 1000,
    wall: performance.now() - start,
  };
  process.stderr.write(`\n${JSON.stringify(used)}\n`);
});
