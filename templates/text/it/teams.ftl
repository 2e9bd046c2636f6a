teams-class = { $class }, { $school }
teams-day-outside = L’edizione va dal { $from } al { $to }: scegli un giorno di questo periodo.
teams-path = { $reader ->
    [member] La vostra strada
   *[other] La strada della squadra
}
teams-step-shortlist = Cercare progetti
teams-step-choice = Sceglierne uno
teams-step-writing = Scrivere il report
teams-step-consent = Il sì del docente
teams-step-review = Revisione
teams-step-impact = Raccontare l’effetto
teams-step-state-done = fatto
teams-step-state-now = { $reader ->
    [member] siete qui
   *[other] la squadra è qui
}
teams-step-state-later = più avanti
teams-state-shortlist = La squadra sta cercando progetti interessanti vicino a casa. Il primo passo è metterne qualcuno in lista.
teams-state-choice = { $reader ->
    [member] La lista c’è. Confrontate i progetti: si può visitare il luogo? Ci sono persone a cui fare domande? Poi scegliete.
   *[other] La lista c’è. La squadra confronta i progetti e poi ne sceglie uno.
}
teams-state-writing = Il progetto è scelto. Ora si raccolgono fatti e prove e si scrive il report.
teams-state-consent = Il report aspetta il sì del docente, che lo legge prima che esca dalla scuola.
teams-state-review = { $reader ->
    [member] La redazione sta leggendo il report. Se ha domande, le trovate accanto alle risposte.
   *[other] La redazione sta leggendo il report. Le sue domande, se ne ha, sono accanto alle risposte.
}
teams-state-impact = { $reader ->
    [member] Il report è pubblico. Tra qualche settimana raccontate che cosa è successo dopo.
   *[other] Il report è pubblico. Tra qualche settimana la squadra racconta che cosa è successo dopo.
}
teams-state-done = { $reader ->
    [member] Tutto pubblicato. Il vostro lavoro resta qui per chi verrà dopo di voi.
   *[other] Tutto pubblicato. Il lavoro della squadra resta qui per chi verrà dopo.
}
teams-report = Il progetto e il report
teams-report-data = Il report è cominciato con i dati del progetto aggiornati al { $date }
teams-part-main = Analisi e valutazione
teams-part-impact = Risultati e impatto
teams-stage-draft = in scrittura
teams-stage-awaiting-consent = aspetta il docente
teams-stage-submitted = inviato alla redazione
teams-stage-in-review = in revisione
teams-stage-returned = tornato alla squadra
teams-stage-approved = approvato, sarà pubblicato
teams-stage-published = pubblicato
teams-since = dal { $date }
teams-report-write = Apri il report
teams-report-read = Leggi il report
teams-report-public = La pagina pubblica
teams-shortlist = Progetti in lista
teams-shortlist-empty = Non c’è ancora niente in lista. Cominciate dai progetti vicino alla scuola: mettetene qui due o tre da confrontare.
teams-shortlist-add = Metti in lista
teams-shortlist-add-for = Metti nella lista di { $team }
teams-shortlist-added = In lista: { $title }
teams-shortlist-already = Questo progetto è già in lista.
teams-shortlist-unknown = Non troviamo questo progetto. Incollate l’indirizzo della sua pagina, il codice locale o il CUP. Se il CUP vale per più progetti, serve il codice.
teams-shortlist-full = La lista è piena: togliete un progetto prima di aggiungerne un altro.
teams-shortlist-gone = Questo progetto non è più in lista: forse l’ha tolto qualcun altro.
teams-shortlist-removed = Progetto tolto dalla lista.
teams-search = Cerca progetti
teams-project = Progetto
teams-project-hint = Indirizzo della pagina (qui o su OpenCoesione), codice locale del progetto o CUP.
teams-note = Perché ci interessa
teams-note-hint = Facoltativo: si può visitare? Chi lo conosce? Che cosa non è chiaro?
teams-note-save = Salva la nota
teams-note-moved = Nel frattempo qualcuno ha scritto un’altra nota: «{ $theirs }». Qui sotto c’è ancora la vostra: mettetele insieme e salvate.
teams-note-saved = Nota salvata.
teams-note-long = Una nota può avere al massimo { $max } caratteri.
teams-added-by = Messo in lista da { $name } il { $date }
teams-chosen = scelto
teams-choose = Scegli questo
teams-choice-confirm = Scegliere «{ $title }» per il report? Finché non scrivete nulla potete ancora cambiare.
teams-choice-done = Progetto scelto. Il report è aperto: si comincia.
teams-choice-already = Il report su un altro progetto è già cominciato, quindi la scelta non si può più cambiare. Se serve, parlatene con il docente.
teams-remove = Togli
teams-members = La squadra
teams-members-hint = I nomi si vedono solo qui dentro. In pubblico c’è soltanto il nome della squadra.
teams-next-shortlist-title = Cercate progetti per { $team }
teams-next-shortlist-text = Mettete in lista almeno due o tre progetti da confrontare.
teams-next-shortlist-action = Vai alla squadra
teams-next-choice-title = Scegliete il progetto di { $team }
teams-next-choice-text = { $count ->
    [one] Avete un progetto in lista. Aggiungetene altri per confrontare, o sceglietelo.
   *[other] Avete { $count } progetti in lista. Confrontateli e sceglietene uno.
}
teams-next-choice-action = Guarda la lista
teams-profile-title = Il profilo della squadra { $team }
teams-profile-link = Nome, immagine e ruoli
teams-logo = L’immagine della squadra
teams-logo-file = Un’immagine
teams-logo-hint = JPEG, PNG o WebP. Niente facce: la squadra si riconosce dal suo simbolo.
teams-logo-alt = Che cosa si vede
teams-logo-alt-hint = Per chi non la vede, per esempio: una goccia con una lente.
teams-logo-alt-missing = Scrivi in poche parole che cosa si vede.
teams-logo-kind = Serve un’immagine JPEG, PNG o WebP.
teams-logo-save = Salva l’immagine
teams-roles = Chi fa che cosa
teams-roles-text = Ognuno può avere più ruoli, e un ruolo può essere di più persone. Si vedono solo qui dentro.
teams-roles-save = Salva i ruoli
teams-watch-moved = { $field } (da { $old } a { $new })
teams-watch-new = { $field } (prima non c’era, ora è { $new })
teams-watch-gone = { $field } (era { $old }, ora non c’è più)
teams-watch-came = { $field } (in più: { $came })
teams-watch-went = { $field } (in meno: { $went })
teams-watch-came-and-went = { $field } (in più: { $came }; in meno: { $went })
teams-watch-more = { $n ->
    [one] e un altro dato
   *[other] e altri { $n } dati
}
teams-places = Luoghi della squadra
teams-places-choose = Scegliere
teams-places-study = Indagare
teams-places-organise = Organizzarsi
teams-places-tell = Consegnare e raccontare
teams-place-home = Casa della squadra
teams-place-documents = Documenti
teams-place-tasks = Compiti
teams-place-calendar = Calendario
teams-place-canvas = Canvas
teams-place-diary = Diario
teams-place-files = File
teams-place-activity = Che cosa è successo
teams-place-deliverables = Consegne
teams-place-support = Chi vi aiuta
teams-place-picker = Trova un progetto
teams-place-shortlist = Progetti in lista
teams-place-comparison = Confronto
teams-place-report = Report
teams-place-vote = Il voto
teams-place-posts = Blog
teams-report-hidden = La redazione l’ha tolto: l’avviso dice perché. Correggetelo e mandate una versione nuova.
