//! The lab as an offline file, and the link as a QR code.

use super::snippets::Embed;
use crate::components::QrCode;
use crate::hooks::{download_text, fetch_text};
use crate::locale::use_lang;
use crate::plot::qr::QrPath;
use html_escape::encode_double_quoted_attribute;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The attribute of an offline file that receives the query.
const QUERY_ATTRIBUTE: &str = "data-query=\"\"";

/// The button for the file, and the QR code.
#[component]
pub fn Files(
    /// The shared view.
    embed: RwSignal<Embed>,
) -> impl IntoView {
    let lang = use_lang();
    let message = RwSignal::new(String::new());
    let save = move |_| {
        let (lab, query) = embed.with_untracked(|e| (e.settings.lab.slug(), e.query()));
        message.set(lang.share_fetching().into());
        spawn_local(async move {
            let name = format!("activation-lab-{lab}.html");
            let sentence = match download_offline_file(lab, &name, &query).await {
                Some(()) => lang.share_file_downloaded(&name),
                None => lang.share_file_failed().into(),
            };
            // The dialog may have been closed.
            message.try_set(sentence);
        });
    };
    view! {
        <section class="share-files">
            <div>
                <button on:click=save>{lang.share_offline()}</button>
                <p class="lede" role="status">{message}</p>
            </div>
            <details>
                <summary>{lang.share_qr()}</summary>
                <div><LinkCode embed/></div>
            </details>
        </section>
    }
}

/// The link as a QR code.
#[component]
fn LinkCode(
    /// The shared view.
    embed: RwSignal<Embed>,
) -> impl IntoView {
    let lang = use_lang();
    let link = Memo::new(move |_| embed.with(Embed::link));
    move || match link.with(|link| QrPath::new(link)) {
        Some(code) => view! { <QrCode code/> }.into_any(),
        None => view! { <p>{lang.share_qr_too_long()}</p> }.into_any(),
    }
}

/// Fetches the offline file of a lab, sets its query, and downloads it.
async fn download_offline_file(lab: &str, name: &str, query: &str) -> Option<()> {
    let file = fetch_text(&format!("offline/{lab}.html")).await?;
    let file = file.replacen(
        QUERY_ATTRIBUTE,
        &format!("data-query=\"{}\"", encode_double_quoted_attribute(query)),
        1,
    );
    download_text(name, &file)
}
