//! A whole class that signs in when the lesson begins: one school, one network address.

use coesa::people::account::{self, SignIn};
use coesa::text::Lang;
use reqwest::redirect::Policy;
use tables::kinds::Role;

use crate::support::Site;
use crate::support::site::PASSWORD;

/// What became of one student's tries.
async fn come_in(address: &str, name: &str) -> String {
    let client = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
    let sign_in = |password: &'static str| {
        let form = serde_urlencoded::to_string([("sign_in", name), ("password", password)]).unwrap();
        let request = client.post(format!("{address}/it/accedi")).body(form);
        request.header("content-type", "application/x-www-form-urlencoded").send()
    };
    // Everybody mistypes it once: thirty failures from one address in a minute.
    let mistyped = sign_in("una parola lumga").await.unwrap();
    assert_eq!(mistyped.status(), 422, "{name}");
    let entered = sign_in(PASSWORD).await.unwrap();
    assert_eq!(entered.status(), 303, "{name}");
    let cookie = entered.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let home = client.get(format!("{address}/it/home")).header("cookie", cookie).send().await.unwrap();
    assert_eq!(home.status(), 200, "{name}");
    home.text().await.unwrap()
}

#[tokio::test]
async fn thirty_students_sign_in_at_once_from_one_address_and_none_is_refused() {
    let site = Site::new().await;
    let hash = site.app.passwords.hash(PASSWORD.to_owned()).await.unwrap();
    let mut names = Vec::new();
    for n in 0..30 {
        let name = format!("studente-{n:02}");
        let sign_in = SignIn::Name(name.clone());
        let lang = Lang::It;
        account::create(&site.app.db, &site.app, Role::Student, &name, sign_in, hash.clone(), lang)
            .await
            .unwrap();
        names.push(name);
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(coesa::serve::run_on(site.app.clone(), listener, async {
        let _ = stopped.await;
    }));
    let homes = futures_util::future::join_all(names.iter().map(|name| come_in(&address, name))).await;
    for (name, home) in names.iter().zip(homes) {
        assert!(home.contains(name.as_str()), "{name} is at somebody else's home");
    }
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
}
