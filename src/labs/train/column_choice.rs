//! The choice of the columns that are features and target.

use super::table_columns::{Column, ColumnKind, Roles};
use crate::locale::use_lang;
use crate::state::use_state;
use leptos::prelude::*;

/// What a column can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    First,
    Second,
    Target,
}

impl Role {
    const ALL: [Role; 3] = [Role::First, Role::Second, Role::Target];

    fn id(self) -> &'static str {
        match self {
            Role::First => "own-first",
            Role::Second => "own-second",
            Role::Target => "own-target",
        }
    }
}

impl Roles {
    fn column(&self, role: Role) -> Option<usize> {
        match role {
            Role::First => self.features.first().copied(),
            Role::Second => self.features.get(1).copied(),
            Role::Target => Some(self.target),
        }
    }

    fn has(&self, column: usize) -> bool {
        Role::ALL.iter().any(|role| self.column(*role) == Some(column))
    }

    /// With another column in a role; if that one had another role, they are exchanged. There is always a target and a
    /// feature.
    fn with(&self, role: Role, column: Option<usize>) -> Roles {
        let mut columns = Role::ALL.map(|one| self.column(one));
        let place = Role::ALL.iter().position(|one| *one == role).unwrap_or_default();
        let before = columns[place];
        if let Some(other) = columns.iter().position(|one| column.is_some() && *one == column) {
            columns[other] = before;
        }
        columns[place] = column;
        if columns[0].is_none() || columns[2].is_none() {
            return self.clone();
        }
        let [first, second, target] = columns;
        Roles {
            features: [first, second].into_iter().flatten().collect(),
            target: target.unwrap_or(self.target),
        }
    }
}

/// A selection for each role.
#[component]
pub fn ColumnChoice(
    /// The columns of the table.
    columns: Memo<Vec<Column>>,
    /// Their present roles.
    roles: Memo<Option<Roles>>,
    /// Called with new roles.
    #[prop(into)]
    on_change: Callback<Roles>,
) -> impl IntoView {
    let lang = use_lang();
    let (first, second, target) = (lang.first_feature(), lang.second_feature(), lang.target_column());
    view! {
        <div hidden=move || roles.with(Option::is_none)>
            <RoleChoice role=Role::First label=first columns roles on_change/>
            <RoleChoice role=Role::Second label=second columns roles on_change/>
            <RoleChoice role=Role::Target label=target columns roles on_change/>
        </div>
    }
}

/// The selection of the column for a role.
#[component]
fn RoleChoice(
    /// The role.
    role: Role,
    /// The label.
    label: &'static str,
    /// The columns of the table.
    columns: Memo<Vec<Column>>,
    /// Their present roles.
    roles: Memo<Option<Roles>>,
    /// Called with new roles.
    on_change: Callback<Roles>,
) -> impl IntoView {
    let (lang, id) = (use_lang(), use_state().host.id(role.id()));
    let present = Memo::new(move |_| roles.with(|roles| roles.as_ref()?.column(role)));
    let choose = move |value: String| {
        if let Some(roles) = roles.get_untracked() {
            on_change.run(roles.with(role, value.parse().ok()));
        }
    };
    let none = move || {
        (role == Role::Second).then(|| {
            view! { <option value="" prop:selected=move || present.get().is_none()>{lang.no_column()}</option> }
        })
    };
    let options = move || {
        let columns = columns.get();
        let usable = columns.into_iter().enumerate().filter(|(_, column)| column.kind != ColumnKind::Empty);
        let option = |(index, column): (usize, Column)| {
            let selected = move || present.get() == Some(index);
            // With nothing to exchange for it, a column keeps its role.
            let is_taken =
                move || present.get().is_none() && roles.with(|r| r.as_ref().is_some_and(|r| r.has(index)));
            view! { <option value=index.to_string() prop:selected=selected disabled=is_taken>{lang.column_name(&column, index)}</option> }
        };
        usable.map(option).collect_view()
    };
    view! {
        <span class="choice">
            <label for=id.clone()>{label}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {none}
                {options}
            </select>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_exchange_their_roles() {
        let roles = Roles { features: vec![0, 1], target: 2 };
        assert_eq!(roles.with(Role::Target, Some(0)), Roles { features: vec![2, 1], target: 0 });
        assert_eq!(roles.with(Role::First, Some(3)), Roles { features: vec![3, 1], target: 2 });
        assert_eq!(roles.with(Role::Second, None), Roles { features: vec![0], target: 2 });
        let one = Roles { features: vec![0], target: 1 };
        assert_eq!(one.with(Role::Second, Some(2)), Roles { features: vec![0, 2], target: 1 });
        assert_eq!(one.with(Role::Second, Some(0)), Roles { features: vec![0], target: 1 });
        assert_eq!(one.with(Role::Second, Some(1)), one, "a target stays a target");
    }
}
