"""Status cells as people write them, and what each of them is."""

from __future__ import annotations

from sphinx_readiness.vocabulary.statuses import Outcome, StatusMatch, Vocabulary

VOCABULARY = Vocabulary()

PASSES = (
    "✅ as of 2026-01-30", "✅ (see #12)", "✅ v2.3", "✅ ann 2026-01-30", "✅ LGTM",
    "✅ thanks to Bob", "✅ 2026-01-30", "✅ Jan 30", "✅ 30 Jan 2026", "✅ 30.01.2026",
    "✅ 01/30/2026", "✅ @ann, 2026-01-30", "✅ (@ann)", "✅ (Ann Lee)", "✅ Ann Lee, 30 Jan 2026",
    "✅ by Ann", "✅ signed off by Ann", "✅ sign-off: Ann", "✅ approved by the CAB",
    "✅ approved (CAB-112)", "✅ CHG0012345", "✅ JIRA-123", "✅ #123", "✅ PR #123", "✅ GH-77",
    "✅ commit 4f2a9bc", "✅ 4f2a9bc", "✅ v2.3.1-rc.1", "✅ since v2.3", "✅ in v2.3",
    "✅ fixed in 2.3.1", "✅ since 2026-01", "✅ Q1 2026", "✅ 2026-W05", "✅ 12/12", "✅ 12 of 12",
    "✅ 100%", "✅ 100 % coverage", "✅ all green", "✅ all good", "✅ looks good",
    "✅ looks good to me", "✅ good to go", "✅ no issues", "✅ no issues found",
    "✅ no known issues", "✅ 0 failures", "✅ 0 failed", "✅ zero downtime", "✅ without errors",
    "✅ no blockers", "✅ nothing outstanding", "✅ nothing open", "✅ no longer blocked",
    "✅ not blocked", "✅ no findings", "✅ 5 ms", "✅ p99 120 ms", "✅ 14:30 UTC",
    "✅ 2026-01-30T14:30Z", "✅ 2026-01-30 14:30", "✅ https://ci.example.com/1",
    "✅ [log](https://ci.example.com/1)", "✅ done", "✅ Done.", "✅ Yes", "✅ YES!",
    "✅ passed on 2026-01-30", "✅ passed (CI run 4512)", "✅ tested by QA",
    "✅ tested on staging and prod", "✅ verified by ann@example.com", "✅ reviewed & merged",
    "✅ reviewed and approved", "✅ rolled out", "✅ Complete (Ann)", "✅ ready for production",
    "✅ ready to ship", "✅ ship it", "✅ audited 2026-01-30", "✅ in place", "✅ up to date",
    "✅ enabled", "✅ on time", "✅ happy", "✅ w/o issues", "✅ w/ Ann", "✅ w/ tests",
    "✅ w/o errors", "☑ 2026-01-30", "✔️ Ann", "✓ ok", "[x] 2026-01-30", "[X] Ann Lee",
    ":white_check_mark: 2026-01-30", "🟢 Green", "🟢 GO", "👍", "👍 Ann", "Pass", "PASSED",
    "Passed (2026-01-30)", "Done", "Done (Ann)", "Done, see OPS-3", "Done - Ann",
    "Done by Ann on 2026-01-30", "done 2026-01-30", "OK", "OK (Ann)", "ok, thanks", "Yes",
    "Yes, Ann", "Yes (see #12)", "Y", "✅ erledigt", "✅ geprüft am 30.01.2026",
    "✅ geprüft von Ann", "✅ freigegeben durch QA", "✅ abgenommen", "✅ in Ordnung", "✅ bestanden",
    "✅ keine Fehler", "✅ ohne Befund", "✅ keine Einwände", "✅ siehe OPS-3", "✅ Ja", "✅ validé",
    "✅ terminé", "✅ vérifié le 30/01/2026", "✅ vérifié par Ann", "✅ sans erreur",
    "✅ aucun problème", "✅ voir OPS-3", "✅ Oui", "✅ fait", "✅ hecho", "✅ completado",
    "✅ verificado por Ana", "✅ sin errores", "✅ aprobado", "✅ Sí", "✅ verificato", "✅ fatto",
    "✅ approvato da Anna", "✅ senza errori", "✅ klaar", "✅ gereed", "✅ goedgekeurd", "✅ getest",
    "✅ aprovado", "✅ feito", "✅ concluído", "✅ verificado", "✅ no issues remaining",
    "✅ no issues outstanding", "✅ no findings outstanding", "✅ no issues open",
    "✅ no tests failed", "✅ no test failures", "✅ none failed", "✅ none open",
    "✅ none outstanding", "✅ no issues reported", "✅ no issues raised",
    "✅ no vulnerabilities detected", "✅ no critical vulnerabilities found",
    "✅ no errors seen in staging", "✅ no action required", "✅ no action needed",
    "✅ no further action needed", "✅ no follow-up needed", "✅ no rework needed",
    "✅ no customers affected", "✅ no data lost", "✅ no drift",
    "✅ all 12 checks passed, none skipped", "✅ 0 open, 12 closed", "✅ 0 skipped",
    "✅ 412 passed, 0 skipped", "✅ 412 passed / 0 failed", "✅ (3/3)", "✅ 3/3", "✅ three of three",
    "✅ every node", "✅ retested after fix", "✅ failover tested", "✅ rollback tested",
    "✅ backup & restore", "✅ restored in 14 min", "✅ RTO 4h", "✅ RPO 5 min", "✅ A+ (SSL Labs)",
    "✅ < 200 ms", "✅ p95 < 200 ms", "✅ 1.2.3", "✅ bob, 2026-01-30", "✅ 2026-01-30 bob",
    "✅ 2026-01-30 (bob)", "✅ — Bob", "✅ Bob 👍", "✅ 🟢", "✅✅", "✅ ✅", "✅ ☑", "✅ see note 3",
    "✅ see notes", "✅ see below", "✅ see [1]", "✅ [1]", "✅ cf. OPS-3", "✅ ref. SEC-4",
    "✅ details in wiki", "✅ evidence: https://x.org/a", "✅ screenshot attached", "✅ report.pdf",
    "✅ build 4512", "✅ run #4512", "✅ run 4512 attempt 2", "✅ tag v2.3.0", "✅ main@4f2a9bc",
    "✅ last checked 2026-01-30", "✅ last run 2026-01-30", "✅ last tested: 2026-01-30",
    "✅ next review 2027-01-30", "✅ accepted by Bob", "✅ agreed with legal", "✅ OK with legal",
    "✅ ok'd by Ann", "✅ ack", "✅ acknowledged by Ann", "✅ +1", "✅ thx Bob", "✅ thank you Ann!",
    "✅ nice", "✅ cool", "✅ well done", "✅ finally", "✅ at last", "✅ again", "✅ as planned",
    "✅ as agreed", "✅ as designed", "✅ as of v2.3", "✅ as of today", "✅ as of Q1",
    "✅ as at 30 Jan 2026", "✅ w.r.t. SEC-4", "✅ incl. EU", "✅ including EU", "✅ EU and US",
    "✅ EU + US", "✅ EU/US", "✅ Linux, macOS, Windows", "✅ all regions", "✅ x86_64 and arm64",
    "✅ prod", "✅ in prod", "✅ prod and staging", "✅ Ann Lee (2026-01-30)",
    "✅ 2026-01-30, Ann Lee (SRE)", "✅ SRE team, 2026-01-30", "✅ ops, 2026-01-30", "✅ via CI",
    "✅ via GitHub Actions", "✅ CI green", "✅ CI: green", "✅ CI passed 2026-01-30",
    "✅ verified in staging 2026-01-30 by Ann", "✅ done, see runbook", "✅ done (see RUNBOOK.md)",
    "✅ documented in RUNBOOK.md", "✅ RUNBOOK.md", "✅ rev 3", "✅ rev. 3", "✅ r123",
    "✅ build #4512", "✅ since 2026-01-30", "✅ from 2026-01-30", "✅ on 2026-01-30 at 14:00 UTC",
    "✅ week 5", "✅ sprint 12", "✅ Sprint 12", "✅ M3", "✅ (M3)", "✅ yes, by Ann", "✅ Yes – Ann",
    "✅ okay", "✅ A+", "✅ OK'd", "✅ approved & signed", "✅ signed", "✅ signed 2026-01-30",
    "✅ sign-off 2026-01-30", "✅ Sign-off received", "✅ approval received", "✅ received",
    "✅ no objections", "✅ no comments", "✅ none needed", "✅ not needed any more, done",
    "✅ all clear", "✅ clear", "✅ clean", "✅ stable", "✅ up", "✅ on", "✅ active", "✅ live",
    "✅ live since 2026-01-30", "✅ working", "✅ works", "✅ works as expected", "✅ as specified",
    "✅ per spec", "✅ per policy", "✅ compliant", "✅ conform", "✅ exists", "✅ available",
    "✅ present", "✅ set", "✅ set up", "✅ configured", "✅ created", "✅ exported", "✅ imported",
    "✅ backed up", "✅ rotated", "✅ rotated 2026-01-30", "✅ patched", "✅ upgraded to 2.3",
    "✅ migrated", "✅ encrypted", "✅ enforced", "✅ 3 reviewers", "✅ 2 approvals",
    "✅ 5 of 5 reviewers", "✅ 30/30 tests", "✅ 0 critical, 0 high", "✅ 0 CVEs", "✅ no CVEs",
    "✅ no high findings", "✅ no secrets found", "✅ nothing found", "✅ 0 found",
    "✅ not vulnerable", "✅ not affected", "✅ unaffected", "✅ unchanged", "✅ no change",
    "✅ no changes", "✅ no impact", "✅ 100% of hosts", "✅ 100 % (12/12)", "✅ 3 h 20 min",
    "✅ < 1 s", "✅ 12 ms avg", "✅ 1.2 s p95", "✅ 5k rps", "✅ 5,000 rps", "✅ 10 GB", "✅ 3 nodes",
    "✅ 3 regions", "✅ x3", "✅ 2×", "✅ 2024.20.1", "✅ 29.02.2028", "Done 12/31/2026",
    "✅ ann lee 2026-01-30", "✅ 2026-01-30 ann lee", "✅ effective", "✅ active", "✅ 通过",
    "✅ please see #12", "✅ Noch nie Fehler", "✅ degraded mode tested",
)  # fmt: skip

HOLDS_BACK = (
    "✅ (prod only)", "✅ – waiting for ann", "☑️ except EU", "✔ 3/4", "✅ w/ caveats",
    "✅ mostly done", "✅ almost", "✅ partly", "✅ partial", "✅ (partial)", "✅ pending",
    "✅ pending review", "✅ awaiting sign-off", "✅ waiting on legal", "✅ once legal agrees",
    "✅ after the migration", "✅ if the vendor confirms", "✅ assuming DNS",
    "✅ subject to approval", "✅ TBC", "✅ TBD by Ann", "✅ to be confirmed", "✅ not yet",
    "✅ not tested", "✅ not on arm64", "✅ untested on arm64", "✅ not all", "✅ not everywhere",
    "✅ no evidence", "✅ without evidence", "✅ no owner", "✅ in progress", "✅ WIP",
    "✅ FAILED on arm64", "✅ failing", "✅ broken on Windows", "✅ but slow", "✅ except EU",
    "✅ excl. EU", "✅ excluding EU", "✅ minus EU", "✅ other than EU", "✅ apart from EU",
    "✅ aside from EU", "✅ all but EU", "✅ staging only", "✅ only staging", "✅ (EU only)",
    "✅ prod to follow", "✅ prod next week", "✅ prod tomorrow", "✅ prod pending",
    "✅ with caveats", "✅ with minor caveats", "✅ with exceptions", "✅ with reservations",
    "✅ w/ exceptions", "✅ w/o tests", "✅ w/ issues", "✅ caveats apply", "✅ 80%", "✅ ~80 %",
    "✅ 99 of 100", "✅ 3 out of 4", "✅ 3 / 4", "✅ ¾", "✅ ½", "✅ half", "✅ three of four",
    "✅ most of it", "✅ for now", "✅ temporarily", "✅ provisional", "✅ conditional",
    "✅ conditionally approved", "✅ expected Friday", "✅ due Friday", "✅ due 2026-02-01",
    "✅ ETA 2026-02-01", "✅ will be done", "✅ should work", "✅ should be fine", "✅ probably",
    "✅ maybe", "✅?", "✅ ?", "✅ (?)", "✅??", "✅ I think", "✅ I guess", "✅ hopefully",
    "✅ in theory", "✅ still open", "✅ reopened", "✅ rejected", "✅ blocked by OPS-2", "✅ blocked",
    "✅ on hold", "✅ deferred", "✅ skipped", "✅ disabled", "✅ expired", "✅ expired 2026-01-01",
    "✅ outdated", "✅ needs rework", "✅ needs retest", "✅ retest needed", "✅ re-test",
    "✅ to be retested", "✅ to do: docs", "✅ TODO docs", "✅ docs missing", "✅ lacks docs",
    "✅ regressed", "✅ regression found", "✅ flaky", "✅ unstable", "✅ rolled back",
    "✅ manual only", "❌ → ✅", "✅ → ❌", "❌✅", "✅/❌", "not ✅", "~~✅~~", "~~✅~~ ❌", "✅ ⚠️", "✅⚠",
    "✅❗", "✅ 🔄", "✅ ⏳", "✅ 🚧", "(✅)?", "👎", "🟡", "🟢 → 🟡", "🟢🟡", "Yes, but slow",
    "Yes, except EU", "Yes (prod only)", "Yes, mostly", "Yes?", "Done?", "Done, not tested",
    "Done for EU", "Done in staging only", "Done except EU", "Almost done", "Not done",
    "Nearly done", "Half done", "Done soon", "Done on Friday?", "Yes and no", "yes/no",
    "Yes / No", "Y/N", "pass/fail", "Pass | Fail", "Pass or fail", "No", "no, but ok", "Nope",
    "Failed", "Fail (2 of 10)", "N", "N/A (not tested)", "N/A yet", "N/A for now", "N/A?",
    "N/A (not covered by a test)", "N/A (not covered by tests)", "N/A (not covered yet)",
    "✅ nicht getestet", "✅ teilweise", "✅ außer EU", "✅ ausser EU", "✅ bis auf EU",
    "✅ nur Staging", "✅ nur in Prod", "✅ noch offen", "✅ ausstehend", "✅ mit Einschränkungen",
    "✅ unter Vorbehalt", "✅ bedingt", "✅ fast fertig", "✅ fehlgeschlagen", "✅ abgelehnt",
    "✅ in Arbeit", "✅ wartet auf Ann", "✅ Nacharbeit nötig", "✅ nicht ganz", "✅ kein Nachweis",
    "✅ ohne Nachweis", "✅ vorläufig", "✅ wird nachgereicht", "✅ 3 von 4", "✅ sauf UE",
    "✅ en attente", "✅ en cours", "✅ à faire", "✅ à vérifier", "✅ partiellement", "✅ partiel",
    "✅ pas encore", "✅ non testé", "✅ échec", "✅ rejeté", "✅ uniquement en prod",
    "✅ seulement staging", "✅ avec réserves", "✅ sous réserve", "✅ presque", "✅ à moitié",
    "✅ excepto UE", "✅ salvo UE", "✅ menos UE", "✅ pendiente", "✅ en curso", "✅ no probado",
    "✅ sin probar", "✅ falta documentación", "✅ fallido", "✅ rechazado", "✅ solo en prod",
    "✅ sólo staging", "✅ con reservas", "✅ casi", "✅ por verificar", "✅ parcial", "✅ tranne UE",
    "✅ eccetto UE", "✅ in attesa", "✅ in corso", "✅ non testato", "✅ da verificare",
    "✅ solo in prod", "✅ fallito", "✅ respinto", "✅ con riserva", "✅ quasi", "✅ behalve EU",
    "✅ niet getest", "✅ nog niet", "✅ alleen prod", "✅ in behandeling", "✅ mislukt",
    "✅ afgekeurd", "✅ gedeeltelijk", "✅ openstaand", "✅ exceto UE", "✅ pendente",
    "✅ em andamento", "✅ não testado", "✅ somente prod", "✅ falhou", "✅ rejeitado", "✅ delvis",
    "✅ 410 passed / 2 failed", "✅ 410 passed, 2 skipped", "✅ 1 failure", "✅ 2 open",
    "✅ 2 still open", "✅ two pending", "✅ 2/3 done", "✅ (2/3)", "✅ two out of three",
    "✅ some of them", "✅ prod, ❌ staging", "✅ prod / ❌ staging", "✅ EU ⬜ US",
    "✅ Linux, not Windows", "✅ Linux; Windows pending", "✅ Linux (Windows: no)",
    "✅ Linux: yes, Windows: no", "✅ yes/no", "✅ Fail", "✅ red", "✅ not OK", "✅ No", "✅ nope",
    "✅ nearly", "✅ unsure", "✅ unclear", "✅ unknown", "✅ assumed OK", "✅ untested",
    "✅ not verified", "✅ unverified", "✅ self-reported, unverified", "✅ claimed", "✅ allegedly",
    "✅ verbal only", "✅ verbally, not in writing", "✅ best effort", "✅ good enough for now",
    "✅ ok-ish", "✅ more or less", "✅ kind of", "✅ sort of", "✅ sorta", "✅ to some extent",
    "✅ in part", "✅ in parts", "✅ mainly", "✅ largely", "✅ essentially", "✅ basically",
    "✅ in principle", "✅ on paper", "✅ modulo EU", "✅ sans EU", "✅ yet to be signed",
    "✅ yet to sign", "✅ unsigned", "✅ in review", "✅ under review", "✅ review pending",
    "✅ ready for review", "✅ for review", "✅ please review", "✅ please check",
    "✅ @ann please verify", "✅ ann to verify", "✅ Ann to confirm by Friday",
    "✅ requires approval", "✅ require sign-off", "✅ needs sign-off", "✅ sign-off needed",
    "✅ sign-off missing", "✅ pending sign-off", "✅ signature outstanding", "✅ follow-up needed",
    "✅ remaining work in OPS-9", "✅ rest later", "✅ more work needed", "✅ improvements needed",
    "✅ one left", "✅ 2 left", "✅ 2 to go", "✅ 2 remaining", "✅ accepted with deviation",
    "✅ with workaround", "✅ with a workaround", "✅ exception granted until 2026-12-31",
    "✅ overridden", "✅ ignored", "✅ TODO", "✅ FIXME", "✅ XXX", "✅ tba", "✅ 3 open findings",
    "✅ 1 high open", "✅ 2 failing", "✅ 2 of 3 reviewers", "✅ 1/2 approvals",
    "✅ one approval missing", "✅ first half", "✅ phase 1 only", "✅ phase 1, phase 2 pending",
    "✅ stage 1 of 2", "✅ step 1/3", "✅ without sign-off", "✅ self-signed?",
    "✅ verbal OK, signature pending", "✅ OK?", "✅ ok for now", "✅ OK if Ann agrees",
    "✅ OK once merged", "✅ OK but retest", "✅ LGTM but…", "✅ LGTM with nits",
    "✅ LGTM, pending CI", "✅ nearly there", "✅ getting there", "✅ on it", "✅ in the works",
    "✅ started", "✅ scheduled 2026-02-01", "✅ planned for May", "✅ coming soon", "✅ next sprint",
    "✅ by EOD", "✅ EOW", "✅ tomorrow", "✅ tonight", "✅ asap", "✅ to be reviewed by Ann",
    "✅ Ann to review", "✅ needs Ann", "✅ needs a second look", "✅ double-check", "✅ recheck",
    "✅ doubtful", "✅ questionable", "✅ disputed", "✅ contested", "✅ superseded", "✅ invalid",
    "✅ wrong", "✅ degraded", "✅ amber", "✅ yellow", "✅ orange", "✅ blocked on legal",
    "✅ dependent on OPS-3", "✅ depends on OPS-3", "✅ subject to OPS-3", "✅ contingent on OPS-3",
    "✅ conditional on OPS-3", "✅ pending OPS-3", "✅ unless OPS-3", "✅ until OPS-3",
    "✅ before OPS-3?", "✅ accepted risk, expires 2026-12-31", "✅ workaround", "✅ stub",
    "✅ mock only", "✅ mocked", "✅ dummy", "✅ placeholder", "✅ demo only", "✅ prototype", "✅ PoC",
    "✅ PoC only", "✅ dry-run only", "✅ simulated only", "✅ local only", "✅ dev only",
    "✅ not prod", "✅ non-prod", "✅ nonprod only", "✅ minus prod", "✅ excl prod", "✅ 2026-02-30",
    "✅ approved on 2026-13-45", "✅ 31.04.2026", "Done 2026-13-01", "✅ OK after the migration",
    "✅ starts Monday", "✅ starts on 2026-06-01", "✅ begins in March", "✅ bis Freitag",
    "✅ bis Ende März", "✅ bis 31.03.2026", "✅ bis 14 Mai", "✅ wird noch geprüft",
    "✅ wird am Montag getestet", "✅ muss noch geprüft werden", "✅ soll noch", "✅ noch nie getestet",
    "✅ requires sign-off", "✅ please sign off", "✅ bugs found", "✅ bugs found, not fixed", "✅ bugs found and not fixed",
    "✅ run after launch", "✅ stub not removed", "✅ stub, to be removed", "✅ degraded mode", "✅ most of 12 hosts",
    "✅ 未完成", "✅ 待定", "✅ 进行中", "✅ 尚未",
)  # fmt: skip

ASKED_ABOUT = (
    "✅ mostly", "✅ save for EU", "✅ barring EU", "✅ just staging",
    "✅ in staging, prod to follow", "✅ caveat: slow", "✅ minor issues", "✅ most",
    "✅ workaround in place", "✅ expires 2026-12-31", "✅*", "✅ *", "✅†", "✅ ¹",
    "✅ Pass w/ conditions", "✅ 2 issues", "✅ 2 warnings", "✅ 🤔", "✅ 😬", "✅ 🙈",
    "✅ minor issues 2026-01-30", "✅ with warnings 2026-01-30", "✅ no idea 2026-01-30",
    "✅ slowly 2026-01-30", "✅ no tests for failed logins", "✅ no owner for open items",
    "✅ no time left", "✅ no owner left", "✅ over budget", "✅ over SLA", "✅ over limit",
    "✅ hacked 2026-01-30", "✅ demo 2026-01-30", "✅ rest 2026-03-30", "✅ launch 2026-09-01",
    "✅ ann left 2026-01-30", "✅ effective 2026-06-01", "✅ effective on 2026-06-01",
    "✅ effective June", "✅ active from March", "✅ valid from 2026-06-01",
)  # fmt: skip

AT_MOST_ASKED_ABOUT = (
    "✅ Soll erfüllt", "✅ wird überwacht", "✅ Alarme werden überwacht", "✅ bis 10 k req/s",
    "✅ wenn nötig skaliert", "✅ starts in 3 s", "✅ bis 2000 req/s",
    "✅ starts in 2000 ms", "✅ requires 2FA",
    "✅ stub removed", "✅ bugs found and fixed", "✅ placeholder replaced", "✅ most of 2025",
    "✅ muss",
)  # fmt: skip

LEFT_OUT = (
    "N/A (no data stored)", "N/A (not covered by SOX)", "N/A - no personal data",
    "n/a: not a service", "n/a, single tenant", "N/A, desktop only",
    "Not applicable: no database", "NA (internal tool)", "N/A – not in scope of SOC 2",
    "N/A (outside PCI scope)", "N/A (out of scope for this release)",
    "N/A since we do not store data", "N/A because there is no UI", "➖ no UI",
    "N/A (covered by OPS-2)", "N/A (does not use Kafka)", "N/A (SOX does not apply)",
    "N/A (not subject to SOX)", "N/A (not regulated)", "N/A (not required by GDPR)",
    "N/A (exempt from PCI-DSS)", "N/A (not covered by HIPAA or SOX)", "N/A (not under SOX)",
    "N/A - not covered by the DPA", "N/A (not part of this product)",
)  # fmt: skip


def read(cells: tuple[str, ...]) -> list[tuple[str, StatusMatch]]:
    return [(each, VOCABULARY.match(each)) for each in cells]


def is_clean(match: StatusMatch) -> bool:
    return match.conflict is None and not (match.against or match.unclear or match.foreign)


def test_what_is_done_passes_without_a_finding() -> None:
    wrong = [
        cell for cell, match in read(PASSES)
        if match.outcome is not Outcome.PASS or not is_clean(match)
    ]  # fmt: skip
    assert wrong == []


def test_the_worse_half_counts() -> None:
    bad = (Outcome.OPEN, Outcome.FAIL)
    assert [cell for cell, match in read(HOLDS_BACK) if match.outcome not in bad] == []


def test_what_nothing_knows_never_passes_in_silence() -> None:
    wrong = [
        cell for cell, match in read(ASKED_ABOUT)
        if match.outcome is Outcome.PASS and is_clean(match)
    ]  # fmt: skip
    assert wrong == []


def test_what_only_looks_like_a_restriction_passes() -> None:
    wrong = [cell for cell, match in read(AT_MOST_ASKED_ABOUT) if match.outcome is not Outcome.PASS]
    assert wrong == []


def test_rows_that_are_left_out_say_why() -> None:
    wrong = [
        cell for cell, match in read(LEFT_OUT)
        if match.status != VOCABULARY["not-applicable"] or not is_clean(match)
    ]  # fmt: skip
    assert wrong == []
