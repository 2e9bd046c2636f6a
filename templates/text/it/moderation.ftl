moderation-flag-link = Segnala questa pagina
moderation-flag-title = Segnala una pagina
moderation-flag-intro = C’è qualcosa che non dovrebbe stare in pubblico? Dillo qui: la redazione del programma guarda e decide. Non serve un accesso e non chiediamo chi sei.
moderation-flag-why = Che cosa non va
moderation-flag-words = Dove, e perché
moderation-flag-words-hint = Può restare vuoto. Non scrivere nomi o contatti di nessuno, nemmeno i tuoi: non possiamo rispondere.
moderation-flag-button = Invia la segnalazione
moderation-flag-done = Grazie: la redazione è avvisata. Se serve, la pagina sarà cambiata o tolta.
moderation-flag-back = Torna alla pagina
moderation-subject-post = Post del blog
moderation-subject-report = Report di monitoraggio
moderation-title = Segnalazioni
moderation-intro = Quello che chi legge ha segnalato nelle pagine pubbliche. Togliere una pagina avvisa la squadra e il docente; si può rimettere.
moderation-waiting = Da guardare
moderation-none-title = Nessuna segnalazione aspetta
moderation-none = Quando qualcuno segnala una pagina pubblica la trovi qui, e ti arriva un avviso.
moderation-inside-post = Il post, con la sua storia
moderation-inside-report = Il report e il suo stato in pubblico
moderation-keep-post = Va bene così
moderation-keep-report = Va bene così
moderation-choose = Scegli…
moderation-kept = La segnalazione è chiusa: la pagina resta com’è.
moderation-hidden = La pagina è tolta dal pubblico, e la segnalazione è chiusa.
moderation-moved = Qualcun altro ha già deciso: guarda com’è adesso.
moderation-settled = Chiuse da poco
moderation-outcome-kept = resta com’è
moderation-outcome-hidden = tolta
moderation-restore = Si rimette dalla sua pagina.
moderation-next-title = { $count ->
    [one] Una segnalazione aspetta
   *[other] { $count } segnalazioni aspettano
}
moderation-next-text = { $days ->
    [0] Chi legge ha segnalato qualcosa in una pagina pubblica: guarda e decidi.
    [one] Chi legge ha segnalato qualcosa in una pagina pubblica. La più vecchia aspetta da un giorno.
   *[other] Chi legge ha segnalato qualcosa in una pagina pubblica. La più vecchia aspetta da { $days } giorni.
}
moderation-next-action = Guarda e decidi
