certificates-programme = A Scuola di OpenCoesione
certificates-link = Attestati
certificates-own = I tuoi attestati
certificates-code = Codice
certificates-name = Nome
certificates-hours = Ore
certificates-state = Stato
certificates-state-valid = valido
certificates-state-revoked = revocato
certificates-state-replaced = sostituito
certificates-kind-student = Attestato di partecipazione di uno studente o di una studentessa
certificates-kind-teacher = Attestato di formazione di un docente
certificates-hours-count = { $hours ->
    [one] 1 ora
   *[other] { $hours } ore
}
certificates-issued-on = Rilasciato il
certificates-open = Apri
certificates-download = Scarica il PDF
certificates-download-it = Scarica il PDF in italiano
certificates-download-en = Scarica il PDF in inglese
certificates-file-name = attestato
certificates-file-title = Attestato { $code }
certificates-empty-title = Non hai ancora un attestato
certificates-empty-text = Arriva alla fine del percorso: lo confermano i docenti per chi studia, il programma per chi insegna. Quando c’è, ti avvisiamo.
certificates-own-text = Qui trovi gli attestati con le ore del percorso. Ogni attestato ha un codice: chi lo riceve può controllare che sia vero.
certificates-next-own-title = { $count ->
    [one] Il tuo attestato è pronto
   *[other] I tuoi attestati sono pronti
}
certificates-next-own-text = Puoi scaricarlo e stamparlo quando vuoi.
certificates-next-own-action = Apri gli attestati
certificates-next-confirm-title = Attestati per la { $class }
certificates-next-confirm-text = { $count ->
    [one] Una persona ha finito il percorso e aspetta che tu confermi le sue ore.
   *[other] { $count } persone hanno finito il percorso e aspettano che tu confermi le loro ore.
}
certificates-next-confirm-action = Conferma gli attestati
certificates-class-title = Attestati della { $class }
certificates-class-rule = Può avere l’attestato chi è in una squadra che ha finito: il report (parti 1 e 2) è pubblicato, oppure tutto quello che le tappe chiedono qui è stato consegnato.
certificates-closed = Gli attestati di questa edizione non si possono ancora rilasciare: prima il programma deve dire chi firma e da quando.
certificates-closed-until = Gli attestati di questa edizione si rilasciano dal { $day }.
certificates-confirm-title = Da confermare
certificates-confirm-text = Scrivi nome e cognome come devono essere stampati, e le ore fatte davvero: al massimo { $most }. Togli la spunta a chi non deve averlo. Il cognome serve solo per l’attestato: non compare in nessun’altra pagina.
certificates-confirm-caption = Chi ha finito il percorso e non ha ancora un attestato
certificates-confirm = Rilascia gli attestati scelti
certificates-confirm-sure = Rilasci gli attestati scelti? Quello che c’è scritto non si cambia più: se c’è un errore se ne rilascia un altro.
certificates-take = Rilascia
certificates-who = Chi
certificates-given = Nome da stampare
certificates-family = Cognome da stampare
certificates-student-note = { $team }, lezioni lette: { $read } su { $lessons }
certificates-student-note-revoked = { $team }, lezioni lette: { $read } su { $lessons }. L’attestato di prima è stato revocato: metti la spunta solo se deve averne un altro.
certificates-nobody-to-confirm = In questo momento non c’è nessuno da confermare.
certificates-waiting-title = Non hanno ancora finito
certificates-waiting-team = { $name }: la squadra { $team } non ha ancora finito
certificates-waiting-none = { $name }: non è in una squadra
certificates-issued-title = Rilasciati
certificates-issued-caption = Attestati rilasciati, dal più recente
certificates-print-class = Scarica tutti i validi in un solo PDF
certificates-issued = { $count ->
    [0] Nessun attestato rilasciato: chi hai scelto ce l’ha già.
    [one] Un attestato rilasciato. Chi lo riceve è stato avvisato.
   *[other] { $count } attestati rilasciati. Chi li riceve è stato avvisato.
}
certificates-nobody-chosen = Non hai scelto nessuno: metti la spunta a chi deve avere l’attestato.
certificates-name-missing = Scrivi questo nome come deve essere stampato.
certificates-name-missing-of = { $part ->
    [given] Scrivi il nome da stampare di { $who }.
   *[family] Scrivi il cognome da stampare di { $who }.
}
certificates-name-long = È troppo lungo: al massimo { $longest } caratteri.
certificates-name-sign = Il carattere «{ $sign }» non si può stampare: scrivi il nome con lettere latine.
certificates-hours-wrong = Scrivi un numero intero di ore, da 1 a { $most }.
certificates-mistake-of = { $who }: { $said }
certificates-edition-title = Attestati, edizione { $edition }
certificates-settings-title = Che cosa dicono, e da quando
certificates-settings-open = Si rilasciano
certificates-settings-closed = Non si rilasciano ancora
certificates-student-hours = Ore di chi studia
certificates-student-hours-hint = Per il percorso intero. Il docente può darne di meno, mai di più.
certificates-teacher-hours = Ore di formazione dei docenti
certificates-signer-name = Chi firma
certificates-signer-office = In quale ruolo
certificates-signer-missing = Per rilasciare attestati serve il nome di chi firma.
certificates-opens-on = Si rilasciano da
certificates-opens-on-hint = Vuoto: per ora non si rilasciano.
certificates-day-wrong = Questo giorno non esiste: scrivilo come 2027-05-31.
certificates-settings-save = Salva
certificates-teachers-title = Docenti da confermare
certificates-teachers-text = Qui ci sono i docenti delle classi in cui almeno una squadra ha finito. Metti la spunta a chi deve averlo, controlla i nomi, cambia le ore se serve.
certificates-pick = Scegli insieme
certificates-pick-all = Metti la spunta a tutti
certificates-pick-none = Togli tutte le spunte
certificates-pick-hint = Questi link aprono la pagina da capo: spunte, nomi e ore messi a mano si perdono. Usali per primi, poi correggi a mano.
certificates-picked = Hanno la spunta tutti. Controlla nomi e ore, poi rilascia.
certificates-teachers-issued = Docenti che hanno l’attestato
certificates-show-title = Attestato di { $name }
certificates-check-link = Pagina che lo conferma
certificates-school = Scuola
certificates-class = Classe
certificates-edition = Edizione
certificates-ended = { $state ->
    [replaced] Questo attestato è stato sostituito il { $at }.
   *[revoked] Questo attestato è stato revocato il { $at }.
}
certificates-ended-reason = Motivo: { $reason }
certificates-new-one = Apri quello nuovo
certificates-correct-title = C’è un errore?
certificates-correct-text = Se ne rilascia un altro con un codice nuovo. Il codice vecchio da quel momento dice che è stato sostituito.
certificates-unchanged = Non hai cambiato niente: l’attestato che c’è resta valido.
certificates-correct = Rilascia quello giusto
certificates-revoke-title = Revocare l’attestato
certificates-revoke-text = Solo se non doveva essere rilasciato. Il codice da quel momento dice che è revocato; il motivo lo legge solo chi può aprire questa pagina.
certificates-reason = Motivo
certificates-reason-missing = Scrivi perché lo revochi: chi lo aveva ha diritto di saperlo.
certificates-revoke = Revoca
certificates-revoke-sure = Revochi questo attestato? Non si torna indietro.
certificates-replaced-done = Rilasciato quello giusto. L’altro da adesso dice che è stato sostituito.
certificates-revoked-done = L’attestato è revocato.
certificates-gone = Nel frattempo qualcuno lo ha già sostituito o revocato.
certificates-check-title = Verifica un attestato
certificates-check-text = Scrivi il codice che trovi sull’attestato. Ti diciamo se è valido, di quale edizione e per quante ore: i nomi non li mostriamo, il cognome lo confronti tu.
certificates-check-hint = Sedici lettere e cifre in gruppi di quattro; trattini e maiuscole non contano.
certificates-check-button = Verifica
certificates-code-wrong = In questo codice c’è un errore di battitura: controllalo lettera per lettera. Non ci sono mai I, O, 0 e 1.
certificates-code-unknown = Nessun attestato ha questo codice.
certificates-checked-title = Attestato { $code }
certificates-checked-valid = Questo attestato è valido.
certificates-checked-revoked = Questo attestato non vale più: è stato revocato.
certificates-checked-replaced = Questo attestato non vale più: ne è stato rilasciato un altro al suo posto. Chiedi quello nuovo.
certificates-check-surname-title = Il cognome è quello giusto?
certificates-check-surname-text = Per non mostrare il nome di nessuno, e tanto meno di chi è minorenne, qui non lo scriviamo. Copia il cognome che leggi sull’attestato e ti diciamo se coincide.
certificates-check-surname = Cognome stampato sull’attestato
certificates-check-surname-button = Confronta
certificates-check-surname-missing = Copia il cognome che è stampato sull’attestato.
certificates-check-same = Sì, il cognome è quello dell’attestato.
certificates-check-different = No, il cognome non è quello dell’attestato.
certificates-check-wait = Troppi cognomi sbagliati per questo codice. Aspetta { $seconds ->
    [one] un secondo
   *[other] { $seconds } secondi
} e riprova.
certificates-check-another = Verifica un altro codice
certificates-paper-edition = Edizione { $edition }, dal { $from } al { $to }
certificates-paper-heading-student = Attestato di partecipazione
certificates-paper-heading-teacher = Attestato di formazione
certificates-paper-before = Si attesta che
certificates-paper-after-student = ha partecipato al percorso di monitoraggio civico dei progetti finanziati dalle politiche di coesione, per un totale di { $hours ->
    [one] 1 ora
   *[other] { $hours } ore
}.
certificates-paper-after-teacher = ha svolto le attività di formazione del programma e ha accompagnato la classe nel percorso di monitoraggio civico, per un totale di { $hours ->
    [one] 1 ora
   *[other] { $hours } ore
}.
certificates-paper-school = Scuola
certificates-paper-class = Classe
certificates-paper-team = Squadra
certificates-paper-project = Progetto monitorato
certificates-paper-done-published = La squadra ha seguito le lezioni sulle politiche di coesione, ha scelto un progetto finanziato con fondi pubblici, ne ha cercato dati e fonti, lo ha monitorato e ha pubblicato il report di monitoraggio civico.
certificates-paper-done-steps = La squadra ha seguito le lezioni sulle politiche di coesione, ha scelto un progetto finanziato con fondi pubblici, ne ha cercato dati e fonti, lo ha monitorato e ha consegnato tutto quello che le tappe del percorso chiedono.
certificates-paper-done-teacher = Le attività comprendono le lezioni sulle politiche di coesione e sui dati aperti, la guida al lavoro di squadra, la ricerca sul progetto scelto e il report di monitoraggio civico.
certificates-paper-date = Rilasciato il { $date }
certificates-paper-check = Per controllare questo attestato inquadra il codice quadrato o apri l’indirizzo, e confronta il cognome: la pagina risponde senza mostrare nomi.
certificates-paper-square = Codice quadrato da inquadrare: porta all’indirizzo scritto qui accanto
